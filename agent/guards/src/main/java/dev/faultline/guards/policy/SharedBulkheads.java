package dev.faultline.guards.policy;

import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.registry.Shared;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bulkheads that guards share by name, of one kind and size for all of a name: a semaphore and
 * a pool of threads cannot be one. Thread-safe, lock-free.
 */
final class SharedBulkheads {

  private final GuardEnvironment environment;
  private final LatestSettings<BulkheadSettings> settings;
  private final SharedPolicies<SemaphoreBulkhead, SemaphoreBulkheadConfiguration> semaphores;
  private final ConcurrentHashMap<String, Pool> pools = new ConcurrentHashMap<>();

  SharedBulkheads(
      GuardEnvironment environment,
      Shared<SemaphoreBulkhead, SemaphoreBulkheadConfiguration> semaphores) {
    this.environment = environment;
    this.settings = new LatestSettings<>(semaphores);
    this.semaphores = new SharedPolicies<>(semaphores);
  }

  /**
   * A guard has one.
   *
   * @param pool whether it is declared as threads: code that is still woven to be run in place has
   *     a semaphore all the same
   * @param generation of the declarations that say so
   * @throws dev.faultline.resilience.setting.InvalidSettingException when others of that generation
   *     say something else
   */
  void declare(String name, boolean pool, SemaphoreBulkheadConfiguration size, int generation) {
    settings.declare(name, new BulkheadSettings(pool, size), generation);
  }

  /** The semaphore of a name, as {@link SharedPolicies#obtain}. */
  SemaphoreBulkhead semaphore(String name, SemaphoreBulkheadConfiguration size, int generation) {
    return semaphores.obtain(name, size, generation);
  }

  /**
   * The threads set aside under a name, as many as the latest declarations say. Of another size
   * there are others; calls under way stay with those that they began with.
   */
  ThreadPoolBulkhead pool(String name, SemaphoreBulkheadConfiguration size, int generation) {
    DeclaredSettings<SemaphoreBulkheadConfiguration> given =
        new DeclaredSettings<>(size, generation);
    for (; ; ) {
      Pool there = pools.get(name);
      if (there != null && there.isFor(given)) {
        return there.threads;
      }
      Pool made = new Pool(environment, name, given);
      if (there == null
          ? pools.putIfAbsent(name, made) == null
          : pools.replace(name, there, made)) {
        return made.threads;
      }
    }
  }

  /** No call begins any more: threads end as soon as those under way have ended. */
  void windDown() {
    for (Pool one : pools.values()) {
      one.threads.windDown();
    }
  }

  /** Threads, which end when they have had nothing to do for a while. */
  private static final class Pool {

    private final DeclaredSettings<SemaphoreBulkheadConfiguration> size;
    private final ThreadPoolBulkhead threads;

    Pool(
        GuardEnvironment environment,
        String name,
        DeclaredSettings<SemaphoreBulkheadConfiguration> size) {
      this.size = size;
      this.threads =
          environment.pool(
              name, size.configuration.maxConcurrent(), size.configuration.maxWaiting());
    }

    boolean isFor(DeclaredSettings<SemaphoreBulkheadConfiguration> given) {
      return size.holdFor(given) || size.configuration.equals(given.configuration);
    }
  }
}
