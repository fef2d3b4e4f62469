package dev.faultline.guards;

import dev.faultline.weaving.guard.CallScope;
import dev.faultline.weaving.guard.ElsewhereGuard;
import dev.faultline.weaving.guard.InPlaceGuard;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

/**
 * The guard of a method for receivers of one class, as threads with one context class loader find
 * it. Kept by the receivers' class, so that the application's classes can go. Immutable.
 */
final class BuiltGuard extends InPlaceGuard implements ElsewhereGuard {

  final MethodGuards method;
  final Class<?> receiver;

  /** Null for a thread that has none. */
  private final WeakReference<ClassLoader> context;

  /** Where its states are kept. */
  final Object deployment;

  /** Of the declarations that it is made of. */
  final int generation;

  private final MadeGuard made;

  private final WeakReference<BuiltGuard> self = new WeakReference<>(this);

  BuiltGuard(
      MethodGuards method,
      Class<?> receiver,
      ClassLoader context,
      Object deployment,
      MadeGuard made,
      int generation) {
    super(made.guard);
    this.method = method;
    this.receiver = receiver;
    this.context = context == null ? null : new WeakReference<>(context);
    this.deployment = deployment;
    this.made = made;
    this.generation = generation;
  }

  /** For those that must not keep it. */
  Reference<BuiltGuard> weakly() {
    return self;
  }

  /** What was made for it. */
  MadeGuard made() {
    return made;
  }

  @Override
  public CallScope scope() {
    return made.scope;
  }

  @Override
  public boolean isPlain() {
    return made.plain;
  }

  boolean isFor(Class<?> type, ClassLoader loader) {
    return receiver == type && (context == null ? loader == null : context.get() == loader);
  }

  /** Whether there still can be threads that find it. */
  boolean isOfUse() {
    return context == null || context.get() != null;
  }
}
