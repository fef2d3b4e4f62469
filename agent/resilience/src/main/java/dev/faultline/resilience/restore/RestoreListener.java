package dev.faultline.resilience.restore;

/**
 * Is told what cannot be restored, on the thread of the call: it must be quick and must not throw.
 * Thread-safe.
 */
public abstract class RestoreListener {

  /** Tells nobody. */
  public static final RestoreListener NONE = new RestoreListener() {};

  /** For subclasses. */
  protected RestoreListener() {}

  /**
   * What an instance of this class holds is not copied, so that only the references to it are put
   * back. Told once for each field and class, up to some tens of them.
   *
   * @param field refers to the instance, directly or by others
   */
  public void notCopied(String field, Class<?> type) {}

  /** Something of an object was not put back. Told each time. */
  public void failed(RestoreFailedException failure) {}
}
