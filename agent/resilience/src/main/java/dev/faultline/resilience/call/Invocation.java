package dev.faultline.resilience.call;

import java.lang.invoke.MethodHandles;

/**
 * One call of a guarded method, as fallbacks see it. It holds the arguments themselves, and the
 * array is the guard's own: nobody may change it. Safe for use by several threads.
 */
public final class Invocation {

  private static final Object[] NONE = {};

  private final MethodHandles.Lookup access;
  private final Object receiver;
  private final Object[] arguments;

  private Invocation(MethodHandles.Lookup access, Object receiver, Object[] arguments) {
    this.access = access;
    this.receiver = receiver;
    this.arguments = arguments;
  }

  /**
   * A call.
   *
   * @param receiver the object whose method is called; null for a static method
   * @param arguments what it is called with, in order
   */
  public static Invocation of(Object receiver, Object... arguments) {
    return with(null, receiver, arguments);
  }

  /**
   * A call of a method whose class lends its access.
   *
   * @param access of the class that declares the method
   * @param receiver the object whose method is called; null for a static method
   * @param arguments what it is called with, in order
   */
  public static Invocation with(MethodHandles.Lookup access, Object receiver, Object... arguments) {
    return new Invocation(access, receiver, arguments == null ? NONE : arguments);
  }

  /** The access of the class that declares the method; null when it is not lent. */
  public MethodHandles.Lookup access() {
    return access;
  }

  /** The object whose method is called; null for a static method, and when it is not known. */
  public Object receiver() {
    return receiver;
  }

  /** How many arguments there are. */
  public int count() {
    return arguments.length;
  }

  /**
   * An argument as it was at first, whatever the method has assigned to its parameter since.
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException when there is no such argument
   */
  public Object argument(int index) {
    return arguments[index];
  }
}
