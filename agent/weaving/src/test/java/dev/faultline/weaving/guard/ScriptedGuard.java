package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.CallGuard;
import dev.faultline.bootstrap.CallGuardSource;
import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.bootstrap.GuardRefused;
import dev.faultline.bootstrap.GuardSink;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Does what a test says, and keeps what woven code tells it. */
class ScriptedGuard extends CallGuard implements GuardSink {

  /** What woven code says of a call, when it asks what is to happen next. */
  record Context(Object receiver, List<Object> arguments, MethodHandles.Lookup lookup) {}

  final List<Object> entered = new ArrayList<>();
  final List<Object> results = new ArrayList<>();
  final List<Throwable> thrown = new ArrayList<>();
  final List<Context> contexts = new ArrayList<>();
  final List<Throwable> failures = new ArrayList<>();
  int attempts;
  int returned;

  int maxAttempts = 1;
  boolean refuses;
  GuardOutcome fallback;
  Predicate<Object> good;

  ScriptedGuard attempts(int max) {
    maxAttempts = max;
    return this;
  }

  ScriptedGuard fallback(Object value) {
    fallback = GuardOutcome.returning(value);
    return this;
  }

  ScriptedGuard refuses() {
    refuses = true;
    return this;
  }

  ScriptedGuard accepts(Predicate<Object> result) {
    good = result;
    return this;
  }

  @Override
  public GuardOutcome start(
      int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup) {
    throw new AssertionError("attempts are made in place");
  }

  @Override
  public CallGuardSource source(int number) {
    return new CallGuardSource() {
      @Override
      public CallGuard guardOf(Class<?> receiver) {
        return ScriptedGuard.this;
      }
    };
  }

  @Override
  public Object enter(Object receiver) {
    entered.add(receiver);
    return refuses ? new GuardRefused("refused") : "attempt 1";
  }

  @Override
  public long clock() {
    return ++attempts;
  }

  @Override
  public boolean returned(Object admission, long started) {
    check(admission, started);
    returned++;
    return good == null;
  }

  private void check(Object admission, long started) {
    if (!admission.equals("attempt " + attempts) || started != attempts) {
      throw new AssertionError(admission + " at " + started + " of attempt " + attempts);
    }
  }

  @Override
  public Object inspect(
      Object admission,
      long started,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    check(admission, started);
    contexts.add(new Context(receiver, List.of(arguments), lookup));
    results.add(result);
    return good.test(result)
        ? GuardOutcome.returning(result)
        : next(GuardOutcome.throwing(new IllegalStateException("not good")));
  }

  @Override
  public Object threw(
      Object admission,
      long started,
      Throwable throwable,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    contexts.add(new Context(receiver, List.of(arguments), lookup));
    if (throwable == null) {
      if (!admission.equals("refused")) {
        throw new AssertionError(admission);
      }
      return fallback == null
          ? GuardOutcome.throwing(new IllegalStateException("refused"))
          : fallback;
    }
    check(admission, started);
    thrown.add(throwable);
    return next(GuardOutcome.throwing(throwable));
  }

  private Object next(GuardOutcome last) {
    if (attempts < maxAttempts) {
      return "attempt " + (attempts + 1);
    }
    return fallback == null ? last : fallback;
  }

  @Override
  public void recover() {
    throw new AssertionError("nothing is lost");
  }

  @Override
  public void failed(Object guard, Throwable failure) {
    failures.add(failure);
  }
}
