package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.bootstrap.GuardSink;
import dev.faultline.bootstrap.LostAdmissions;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.StackRoom;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The guards of woven methods, by the number that is woven into them, and what woven methods ask of
 * them. Thread-safe.
 */
public final class GuardTable implements GuardSink {

  /** More of them would tell the same. */
  private static final int FAILURES_LOGGED = 20;

  /** In parts of so many, which stay where they are while the table grows. */
  private static final int PART = 1 << 8;

  /** Where nearly all programs have all of theirs: read without a fence. */
  private final GuardEntry[] first = new GuardEntry[PART];

  private final AtomicReference<GuardEntry[][]> parts =
      new AtomicReference<>(new GuardEntry[][] {first});
  private final AtomicInteger count = new AtomicInteger();
  private final MethodCalls calls = new MethodCalls();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean recovering = new AtomicBoolean();
  private final AgentLog log;

  public GuardTable(AgentLog log) {
    this.log = log;
  }

  /**
   * Guards a method whose attempts run in its own body.
   *
   * @return what the weaver has to know
   */
  public MethodGuard inPlace(
      String methodName, String descriptor, boolean isStatic, GuardSource source) {
    int number =
        add(new GuardEntry(methodName, descriptor, isStatic, GuardEntry.Kind.IN_PLACE, source));
    GuardProbe.find(this, number, source);
    return MethodGuard.inPlace(number);
  }

  /** Guards a method that returns a {@code CompletionStage} or {@code CompletableFuture}. */
  public MethodGuard stage(
      String methodName, String descriptor, boolean isStatic, GuardSource source) {
    return MethodGuard.elsewhere(
        add(new GuardEntry(methodName, descriptor, isStatic, GuardEntry.Kind.STAGE, source)));
  }

  /** Guards a method that returns a {@code Future}, and is to run on another thread. */
  public MethodGuard future(
      String methodName, String descriptor, boolean isStatic, GuardSource source) {
    return MethodGuard.elsewhere(
        add(new GuardEntry(methodName, descriptor, isStatic, GuardEntry.Kind.FUTURE, source)));
  }

  /** Makes woven methods ask this. May be called more than once. */
  public void connect() {
    GuardProbe.connect(this);
    // Those that were woven before, or by another thread meanwhile.
    for (int number = Math.min(count.get(), PART) - 1; number >= 0; number--) {
      GuardEntry entry = first[number];
      if (entry != null && entry.kind == GuardEntry.Kind.IN_PLACE) {
        GuardProbe.find(this, number, entry.source);
        if (first[number] == null) {
          GuardProbe.find(this, number, null);
        }
      }
    }
  }

  private int add(GuardEntry entry) {
    int number = count.getAndIncrement();
    // Whoever calls the method has seen its class being defined, and so this.
    part(number / PART)[number % PART] = entry;
    return number;
  }

  private GuardEntry[] part(int index) {
    for (; ; ) {
      GuardEntry[][] before = parts.get();
      if (index < before.length) {
        return before[index];
      }
      GuardEntry[][] after = Arrays.copyOf(before, index + 1);
      for (int i = before.length; i <= index; i++) {
        after[i] = new GuardEntry[PART];
      }
      parts.compareAndSet(before, after);
    }
  }

  private GuardEntry entry(int number) {
    return number < PART ? first[number] : parts.get()[number / PART][number % PART];
  }

  /**
   * Forgets a method whose class is gone. Its number is not given to another: a thread may still
   * see an old part of the table.
   */
  public void forget(MethodGuard gone) {
    part(gone.number() / PART)[gone.number() % PART] = null;
    GuardProbe.find(this, gone.number(), null);
  }

  @Override
  public GuardSource source(int number) {
    return entry(number).source;
  }

  @Override
  public GuardOutcome start(
      int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup) {
    final GuardEntry entry = entry(number);
    if (calls.isAttempt(entry)) {
      return null;
    }
    Class<?> type = entry.isStatic ? lookup.lookupClass() : receiver.getClass();
    ElsewhereGuard elsewhere = entry.source.elsewhereGuardOf(type);
    if (elsewhere == null || elsewhere.guard() == null) {
      return null;
    }
    Guard guard = elsewhere.guard();
    Invocation invocation = Invocation.with(lookup, receiver, arguments);
    CallScope scope = elsewhere.scope();
    if (elsewhere.isPlain()) {
      // A call is made of many steps, and the next level of the stack may be its body.
      StackRoom.ensure();
      return plain(
          guard, new FurtherCall<Object>(entry, invocation, arguments, calls, scope), invocation);
    }
    if (entry.kind == GuardEntry.Kind.STAGE) {
      return stage(
          guard,
          new FurtherCall<CompletionStage<Object>>(entry, invocation, arguments, calls, scope),
          invocation);
    }
    return GuardOutcome.returning(
        guard.future(
            new FurtherCall<Future<Object>>(entry, invocation, arguments, calls, scope),
            invocation));
  }

  private static GuardOutcome stage(
      Guard guard, FurtherCall<CompletionStage<Object>> body, Invocation invocation) {
    try {
      return GuardOutcome.returning(guard.stage(body, invocation));
    } catch (Throwable failure) {
      if (body.hasBegun()) {
        // It is not to be run again.
        return GuardOutcome.throwing(failure);
      }
      throw failure;
    }
  }

  private static GuardOutcome plain(Guard guard, FurtherCall<Object> body, Invocation invocation) {
    try {
      return GuardOutcome.returning(guard.call(body, invocation));
    } catch (Throwable failure) {
      return GuardOutcome.throwing(failure);
    }
  }

  @Override
  public void recover() {
    StackRoom.ensure();
    if (!recovering.compareAndSet(false, true)) {
      return;
    }
    try {
      LostAdmissions.begin();
      for (int i = 0; i <= LostAdmissions.LAST; i++) {
        Object lost = LostAdmissions.take(i);
        if (lost != null) {
          giveBack(i, lost);
        }
      }
    } finally {
      recovering.set(false);
    }
  }

  private static void giveBack(int slot, Object lost) {
    try {
      Guard.abandon(lost);
    } catch (Throwable outOfMemory) {
      LostAdmissions.putBack(slot, lost);
    }
  }

  @Override
  public void failed(Object guard, Throwable failure) {
    if (failures.incrementAndGet() <= FAILURES_LOGGED) {
      log.warn(
          "a call of "
              + (guard instanceof InPlaceGuard
                  ? ((InPlaceGuard) guard).guard().name()
                  : entry((Integer) guard).methodName)
              + " went on without its guard, which failed: "
              + failure);
    }
  }

  /** How often a call went on without its guard because of a failure of ours. */
  public int failures() {
    return failures.get();
  }
}
