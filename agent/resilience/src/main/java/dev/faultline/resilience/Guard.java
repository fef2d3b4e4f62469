package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.budget.RetryBudget;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * The policies around one piece of code. Thread-safe: one guard serves all calls.
 *
 * <p>{@link #call} runs synchronous code under the guard, {@link #stage} and {@link #future} code
 * whose result comes later. Code that has the guard in its own body does what {@link #call} does,
 * in its own words:
 *
 * <pre>{@code
 * Object admission = guard.enter(this);
 * for (; ; ) {
 *   if (Guard.isPending(admission)) {
 *     admission = guard.resume(admission, invocation);
 *     if (Guard.isDone(admission)) {
 *       return Guard.result(admission);
 *     }
 *   }
 *   long started = guard.clock();
 *   Object result;
 *   try {
 *     result = body;
 *   } catch (Throwable thrown) {
 *     admission = guard.threw(admission, started, thrown);
 *     continue;
 *   }
 *   if (guard.returned(admission, started)) {
 *     return result;
 *   }
 *   admission = guard.inspect(admission, started, result, invocation);
 *   if (admission == null) {
 *     return result;
 *   }
 * }
 * }</pre>
 *
 * As long as the first attempt succeeds, and the guard has neither a policy to which something must
 * be given back (timeout, rate limiter, bulkhead) nor one that looks at results, none of this
 * allocates anything.
 *
 * <p>No monitor is held while the code runs or a thread waits. A {@code synchronized} method that
 * has a guard in its own body keeps its own monitor while it waits for the next attempt, though.
 */
public final class Guard {

  /** The admission of a guard that has nothing to remember. */
  private static final Object NOTHING = new Object();

  private final Policies policies;

  // Read in every call, and so not behind a further reference.
  private final boolean lean;
  private final boolean looksAtResults;
  private final boolean direct;

  private final boolean clocked;

  /** Null for none. */
  private final RetryBudget budget;

  /** Null for none. */
  private final CircuitBreaker breaker;

  /**
   * A guard.
   *
   * @param listener told what the guard does; null for nobody
   */
  public Guard(
      GuardConfiguration configuration, GuardEnvironment environment, GuardListener listener) {
    policies = new Policies(configuration, environment, listener);
    lean = policies.lean();
    looksAtResults = policies.looksAtResults();
    direct = policies.direct();
    // Others keep the time of their calls themselves.
    clocked = lean && policies.isClocked();
    budget = policies.budget;
    breaker = policies.breaker;
  }

  /** What messages and figures call it by. */
  public String name() {
    return policies.name;
  }

  /**
   * Begins a call's first attempt, waiting where a policy has it wait.
   *
   * @param receiver the object whose fields are put back if the attempt fails; null for none
   * @return never null; {@link #isPending pending} when a policy refused the attempt
   */
  public Object enter(Object receiver) {
    if (budget != null) {
      budget.called();
    }
    if (!lean) {
      if (policies.compensations != null) {
        // The thread would stay in the middle of an operation that nobody ends.
        StackRoom.ensure();
      }
      return new GuardedCall(policies, policies.clock(), receiver).beginFirst();
    }
    if (breaker == null) {
      return NOTHING;
    }
    Admission admission = breaker.acquire();
    return admission == null
        ? new GuardedCall(policies, policies.clock(), null).refused()
        : admission;
  }

  /**
   * What kept the guard from beginning the first attempt in full: a want of stack or memory. It can
   * be gone on with and ended like any other, or be {@link #abandon abandoned}.
   *
   * @return null when it was begun, or refused
   */
  public static Throwable brokenBy(Object admission) {
    return admission instanceof GuardedCall ? ((GuardedCall) admission).broken() : null;
  }

  /**
   * Gives back what an attempt holds whose end could not be told, for want of stack or memory. Any
   * thread may do so, once nobody else tells anything about this call any more; it tells no
   * outcome. If this fails, it can be tried again.
   */
  public static void abandon(Object admission) {
    if (admission instanceof GuardedCall) {
      ((GuardedCall) admission).abandon();
    } else if (admission instanceof Admission) {
      CircuitBreaker.giveBack((Admission) admission);
    }
  }

  /**
   * When an attempt begins, for the methods that end it: nanoseconds; zero when the guard has no
   * use for it, which spares the reading of the clock.
   */
  public long clock() {
    return clocked ? policies.clock() : 0;
  }

  /** Whether the attempt is over, and {@link #resume} says what follows. */
  public static boolean isPending(Object admission) {
    return admission instanceof GuardedCall && ((GuardedCall) admission).pending();
  }

  /** Whether there will be no further attempt, and {@link #result} is the call's. */
  public static boolean isDone(Object admission) {
    return admission instanceof GuardedCall && ((GuardedCall) admission).done();
  }

  /** The result of a call that {@link #isDone is done}; may be null. */
  public static Object result(Object admission) {
    return ((GuardedCall) admission).result();
  }

  /**
   * The attempt has returned.
   *
   * @param admission of this attempt: what {@link #enter} or {@link #resume} returned last
   * @param started what {@link #clock} returned when it began
   * @return whether what it returned is what the caller gets; else {@link #inspect} is to be asked
   */
  public boolean returned(Object admission, long started) {
    if (looksAtResults) {
      return false;
    }
    if (admission instanceof GuardedCall) {
      return ((GuardedCall) admission).returned(null, null).stands(null);
    }
    policies.succeededAtOnce(admission == NOTHING ? null : (Admission) admission, started);
    return true;
  }

  /**
   * Looks at what an attempt returned about which {@link #returned} did not decide.
   *
   * @param result may be null, as for code that returns nothing
   * @param invocation the call
   * @return null when it is what the caller gets; else pending
   */
  public Object inspect(Object admission, long started, Object result, Invocation invocation) {
    GuardedCall call = callOf(admission, started);
    return call.pending() || !call.returned(result, invocation).stands(invocation) ? call : null;
  }

  /**
   * The attempt has thrown.
   *
   * @param admission of this attempt: what {@link #enter} or {@link #resume} returned last
   * @param started what {@link #clock} returned when it began
   * @return pending
   */
  public Object threw(Object admission, long started, Throwable thrown) {
    return callOf(admission, started).failed(thrown);
  }

  private GuardedCall callOf(Object admission, long started) {
    if (admission instanceof GuardedCall) {
      return (GuardedCall) admission;
    }
    return GuardedCall.afterFirst(
        policies, started, admission == NOTHING ? null : (Admission) admission);
  }

  /**
   * Goes on from an attempt that is over: waits and begins the next, which is to start from the
   * call's original arguments; or ends the call.
   *
   * @param pending what is pending
   * @param invocation the call as fallbacks are to see it
   * @return the next attempt's admission, or what {@link #isDone is done}
   * @throws Throwable what the call fails with: the last attempt's own exception as it is, the
   *     guard's refusal of it, or what the last fallback failed with
   */
  public Object resume(Object pending, Invocation invocation) throws Throwable {
    return ((GuardedCall) pending).resume(invocation);
  }

  /**
   * Runs code on the current thread, under the guard.
   *
   * @param body run once for each attempt
   * @param invocation the call as fallbacks are to see it
   * @return what the last attempt returned, or a fallback in its place
   * @throws Exception whatever the body, or the last fallback, throws; or the guard's refusal
   */
  @SuppressWarnings("unchecked") // a fallback gives what the body would, as its author is told
  public <T> T call(Callable<T> body, Invocation invocation) throws Exception {
    if (policies.pool != null) {
      throw new IllegalStateException(
          policies.name
              + " has a thread pool for a bulkhead, which runs asynchronous calls: use stage() or"
              + " future(), or give it a semaphore");
    }
    Object admission = enter(invocation.receiver());
    for (; ; ) {
      if (isPending(admission)) {
        admission = resumeOf(admission, invocation);
        if (isDone(admission)) {
          return (T) result(admission);
        }
      }
      long started = clock();
      T result;
      try {
        result = body.call();
      } catch (Throwable thrown) {
        admission = threw(admission, started, thrown);
        continue;
      }
      if (returned(admission, started)) {
        return result;
      }
      admission = inspect(admission, started, result, invocation);
      if (admission == null) {
        return result;
      }
    }
  }

  /**
   * Runs code whose result comes later, under the guard: an attempt ends when the stage does that
   * the code returned. A failure of an attempt that its stage has wrapped in a {@link
   * java.util.concurrent.CompletionException} is to the policies what is in there.
   *
   * @param body run once for each attempt
   * @param invocation the call as fallbacks are to see it
   * @return never null, at once unless the first attempt runs on this thread; to cancel or complete
   *     it is to cancel the attempt under way, and all that would follow. What the code returned
   *     itself, if that has a result already and no policy looks at it
   * @throws Error when there is no stack or memory for the guard: nothing has been begun then, or
   *     the code has run once and this is what it, or the guard, failed with
   */
  @SuppressWarnings("unchecked") // a fallback gives what the body would, as its author is told
  public <T> CompletableFuture<T> stage(
      Callable<? extends CompletionStage<T>> body, Invocation invocation) {
    CompletableFuture<?> made = direct ? DirectCall.make(policies, body, invocation) : null;
    return (CompletableFuture<T>) (made == null ? later(AsyncKind.STAGE, body, invocation) : made);
  }

  /**
   * Runs code whose result comes later, under the guard. As a future tells nobody when it is done,
   * an attempt ends when the code has returned it, and what becomes of the future is not looked at.
   *
   * @param body run once for each attempt
   * @param invocation the call as fallbacks are to see it
   * @return never null, at once unless the first attempt runs on this thread; to cancel it is to
   *     cancel the attempt under way, and all that would follow
   */
  @SuppressWarnings("unchecked") // a fallback gives what the body would, as its author is told
  public <T> Future<T> future(Callable<? extends Future<T>> body, Invocation invocation) {
    if (looksAtResults) {
      throw new IllegalStateException(
          policies.name
              + " looks at results, which a future does not show: have the code return a"
              + " CompletionStage, or take the check away");
    }
    return new GuardedFuture<T>(
        (CompletableFuture<Future<T>>) later(AsyncKind.FUTURE, body, invocation));
  }

  private CompletableFuture<?> later(AsyncKind kind, Callable<?> body, Invocation invocation) {
    StackRoom.ensureForCall();
    return new AsyncCall(policies, kind, body, invocation, policies.clock()).start();
  }

  private Object resumeOf(Object pending, Invocation invocation) throws Exception {
    try {
      return resume(pending, invocation);
    } catch (Exception | Error failure) {
      throw failure;
    } catch (Throwable neither) {
      throw Guard.<RuntimeException>as(neither);
    }
  }

  /** Throws what it is given, whatever the compiler takes it for. */
  @SuppressWarnings("unchecked") // the type is for the compiler alone
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
