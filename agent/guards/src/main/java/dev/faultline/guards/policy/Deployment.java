package dev.faultline.guards.policy;

import dev.faultline.guards.figures.GuardState;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.registry.PolicyRegistry;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.AdaptiveTimeout;
import dev.faultline.resilience.timeout.AdaptiveTimeoutConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One application of those in a JVM, and the states that its guards share. Keeps none of its
 * classes. Thread-safe.
 */
public final class Deployment {

  private final PolicyRegistry policies = new PolicyRegistry(Ticker.SYSTEM);
  private final GuardEnvironment environment;

  /** By name; who asks first has it. */
  private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();

  private final ConcurrentSkipListMap<String, GuardState> guards = new ConcurrentSkipListMap<>();

  private final ConcurrentHashMap<String, ThreadPoolBulkhead> pools = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, AdaptiveTimeout> timeouts = new ConcurrentHashMap<>();

  /** An application without any guard. */
  public Deployment(GuardEnvironment environment) {
    this.environment = environment;
  }

  /** Time and threads. */
  public GuardEnvironment environment() {
    return environment;
  }

  /** Circuit breakers, rate limiters, bulkheads and retry budgets, by name. */
  public PolicyRegistry policies() {
    return policies;
  }

  /** The guards that have been made, in the order of their names. */
  public List<GuardState> guards() {
    return new ArrayList<>(guards.values());
  }

  void add(GuardState guard) {
    guards.put(guard.figures().name(), guard);
  }

  /**
   * The name of a method's guard, and of its own policies: the one that was declared, as long as it
   * is not another's.
   */
  String nameOf(GuardedMethod method) {
    String declared = method.declaration().name();
    String identity = method.identity();
    String owner = names.putIfAbsent(declared, identity);
    return owner == null || owner.equals(identity) ? declared : declared + " of " + identity;
  }

  /**
   * The threads set aside under a name.
   *
   * @throws InvalidSettingException when there are some of that name with other settings
   */
  ThreadPoolBulkhead pool(String name, int limit, int queue) {
    ThreadPoolBulkhead there = pools.get(name);
    if (there == null) {
      ThreadPoolBulkhead made = new ThreadPoolBulkhead(name, limit, queue);
      there = pools.putIfAbsent(name, made);
      if (there == null) {
        return made;
      }
    }
    if (there.limit() != limit) {
      throw new InvalidSettingException(
          "bulkhead.name",
          name,
          "it is shared and has room for "
              + there.limit()
              + " calls already, not "
              + limit
              + "; give the same everywhere, or another name");
    }
    return there;
  }

  /** A method's own time, which is learned anew only when its settings are others. */
  AdaptiveTimeout timeout(String name, AdaptiveTimeoutConfiguration configuration) {
    for (; ; ) {
      AdaptiveTimeout there = timeouts.get(name);
      if (there != null && there.configuration().equals(configuration)) {
        return there;
      }
      AdaptiveTimeout made = new AdaptiveTimeout(configuration, Ticker.SYSTEM);
      if (there == null
          ? timeouts.putIfAbsent(name, made) == null
          : timeouts.replace(name, there, made)) {
        return made;
      }
    }
  }
}
