package dev.faultline.bootstrap;

/**
 * Receives what the probes see. Called on the application's threads: implementations must be
 * thread-safe, must not block, and must not keep {@code locals} itself.
 */
public interface ProbeSink {

  /**
   * An in-app method is about to throw.
   *
   * @param throwable what is thrown, or null when the method throws a null reference
   * @param site the number that the weaver gave to this throw site
   * @param locals the values of the locals in scope, in the order of the site's names; null when
   *     the site has none
   */
  void thrown(Throwable throwable, int site, Object[] locals);

  /**
   * An exception handler of an in-app method has been entered.
   *
   * @param throwable what it caught, not null
   * @param site the number that the weaver gave to this catch site
   */
  void caught(Throwable throwable, int site);

  /**
   * An exception is leaving a method, or the part of it where the same locals are in scope.
   *
   * @param throwable what leaves it, not null
   * @param site the number that the weaver gave to this exit site
   * @param locals the values of the locals in scope, in the order of the site's names; null when
   *     the site has none
   */
  void exited(Throwable throwable, int site, Object[] locals);

  /**
   * Another exception leaves a {@code finally} block that was entered because of one, which is lost
   * by that.
   *
   * @param lost what the block was entered with, not null
   * @param by what leaves it, not null and not the same
   * @param site the number that the weaver gave to this block
   */
  void replaced(Throwable lost, Throwable by, int site);

  /** One of the calls above failed with {@code failure}, which the application never sees. */
  void failed(int site, Throwable failure);
}
