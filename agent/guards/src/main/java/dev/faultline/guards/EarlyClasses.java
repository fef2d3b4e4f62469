package dev.faultline.guards;

/**
 * The classes of guards that have static initializers. A class whose initializer runs for the first
 * time where a thread has run out of stack or memory fails for good, and with it every guard that
 * needs it; many are needed only when something fails, which is where stacks end. So all of them
 * are initialized before the first method is woven.
 */
final class EarlyClasses {

  static final String PACKAGE = "dev.faultline.";

  /** Without {@link #PACKAGE}. */
  static final String[] NAMES = {
    "guards.BreakerAction",
    "guards.ClassGuards",
    "guards.Deployments",
    "guards.InheritedGuards",
    "guards.MadeGuard",
    "guards.MethodGuards",
    "guards.OnError",
    "guards.container.Cdi",
    "guards.fault.FaultyMethod",
    "guards.figures.GuardList",
    "guards.policy.GuardAssembly$2",
    "guards.standard.ApplicationMetrics",
    "guards.standard.BreakerTimes",
    "guards.standard.BreakerTimes$BreakerState",
    "guards.standard.OpenTelemetryRegistry",
    "guards.standard.Places",
    "guards.standard.RegistrySlot",
    "guards.standard.RetryMeters$1",
    "guards.standard.StandardMetric",
    "guards.standard.StandardMetric$Kind",
    "guards.telling.BreakerStory$1",
    "guards.telling.CallStory$1",
    "resilience.AsyncKind",
    "resilience.Guard",
    "resilience.GuardEnvironment",
    "resilience.Handing",
    "resilience.LateUndo",
    "resilience.breaker.BreakerMode",
    "resilience.breaker.CircuitBreakerConfiguration",
    "resilience.breaker.Probe",
    "resilience.breaker.StateFactory$1",
    "resilience.breaker.TimeSpent",
    "resilience.breaker.TimeSpent$1",
    "resilience.breaker.TripRule",
    "resilience.breaker.WindowFigures",
    "resilience.bulkhead.BulkheadWaiter",
    "resilience.call.Invocation",
    "resilience.compensate.CompensationListener",
    "resilience.compensate.CompensationScope",
    "resilience.failure.FailureFilter",
    "resilience.fallback.FallbackChain",
    "resilience.limiter.RateLimiterConfiguration$1",
    "resilience.limiter.RateLimiterKind",
    "resilience.listener.GuardListener$End",
    "resilience.listener.GuardListener$Reason",
    "resilience.refusal.Refusals",
    "resilience.restore.Content",
    "resilience.restore.FieldOpener",
    "resilience.restore.ImmutableContent",
    "resilience.restore.KnownClasses",
    "resilience.restore.RestoreListener",
    "resilience.retry.RetryPolicy",
    "resilience.retry.delay.Growth",
    "resilience.retry.delay.Jitter",
    "resilience.retry.delay.RandomSource",
    "resilience.retry.delay.RetryAfter",
    "resilience.retry.delay.RetryAfterSupplier",
    "resilience.retry.delay.RetryDelay",
    "resilience.retry.delay.WallClock",
    "resilience.setting.DurationText",
    "resilience.time.Sleeper",
    "resilience.time.Ticker",
    "resilience.time.TimerPace",
    "resilience.time.TimerThread",
    "resilience.timeout.DurationScale",
    "resilience.timeout.Interruption",
    "weaving.guard.GuardEntry$Kind",
    "weaving.guard.GuardWeaver",
  };

  private static final String[] OF_THE_JDK = {
    "java.util.concurrent.ConcurrentLinkedQueue",
    "java.util.concurrent.ThreadLocalRandom",
    "java.util.concurrent.locks.LockSupport",
  };

  private EarlyClasses() {}

  /** Initializes them, on a thread that has stack and memory for it. */
  static void initialize() {
    for (String name : OF_THE_JDK) {
      initialize(name);
    }
    for (String name : NAMES) {
      initialize(PACKAGE + name);
    }
  }

  private static void initialize(String name) {
    try {
      Class.forName(name, true, EarlyClasses.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new NoClassDefFoundError(name);
    }
  }
}
