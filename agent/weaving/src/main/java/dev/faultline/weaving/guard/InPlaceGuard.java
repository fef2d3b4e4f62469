package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.CallGuard;
import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.bootstrap.GuardRefused;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.call.Invocation;
import java.lang.invoke.MethodHandles;

/** A guard, as methods ask it that have it in their own body. Thread-safe. */
public class InPlaceGuard extends CallGuard {

  /** Asked in every call, and so not behind a further reference. */
  private final Guard guard;

  /**
   * @param guard null for none, which nobody must ask anything then
   */
  public InPlaceGuard(Guard guard) {
    this.guard = guard;
  }

  /** Null for none. */
  public final Guard guard() {
    return guard;
  }

  @Override
  public final Object enter(Object receiver) {
    Object admission = guard.enter(receiver);
    Throwable broken;
    try {
      broken = Guard.brokenBy(admission);
      if (broken == null) {
        return Guard.isPending(admission) ? new GuardRefused(admission) : admission;
      }
      Guard.abandon(admission);
    } catch (Throwable outOfStackOrMemory) {
      // What it holds is given back at the end of the call.
      return admission;
    }
    throw InPlaceGuard.<RuntimeException>as(broken);
  }

  /** Throws what it is given, whatever the compiler takes it for. */
  @SuppressWarnings("unchecked") // the type is for the compiler alone
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }

  @Override
  public final long clock() {
    return guard.clock();
  }

  @Override
  public final boolean returned(Object admission, long startedNanos) {
    return guard.returned(admission, startedNanos);
  }

  @Override
  public final Object inspect(
      Object admission,
      long startedNanos,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    Invocation invocation = Invocation.with(lookup, receiver, arguments);
    Object pending = guard.inspect(admission, startedNanos, result, invocation);
    return pending == null ? GuardOutcome.returning(result) : resume(pending, invocation);
  }

  @Override
  public final Object threw(
      Object admission,
      long startedNanos,
      Throwable thrown,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    // What was refused is pending already.
    Object pending = thrown == null ? admission : guard.threw(admission, startedNanos, thrown);
    return resume(pending, Invocation.with(lookup, receiver, arguments));
  }

  private Object resume(Object pending, Invocation invocation) {
    Object next;
    try {
      next = guard.resume(pending, invocation);
    } catch (Throwable failure) {
      if (!Guard.isDone(pending)) {
        // It is not what the call has failed with: something of ours has.
        throw InPlaceGuard.<RuntimeException>as(failure);
      }
      return GuardOutcome.throwing(failure);
    }
    return Guard.isDone(next) ? GuardOutcome.returning(Guard.result(next)) : next;
  }
}
