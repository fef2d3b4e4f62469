package dev.faultline.guards.policy;

import dev.faultline.resilience.registry.Shared;
import dev.faultline.resilience.setting.Configurable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies of one kind that guards share by name, and since which change of the declarations
 * their settings hold. With a later one the settings are swapped, and what state still means the
 * same is kept; within one all must say the same. Thread-safe, lock-free.
 *
 * @param <P> the policy with its state
 * @param <C> what it goes by
 */
final class SharedPolicies<P extends Configurable<C>, C> {

  private final Shared<P, C> shared;
  private final ConcurrentHashMap<String, Integer> generations = new ConcurrentHashMap<>();

  SharedPolicies(Shared<P, C> shared) {
    this.shared = shared;
  }

  /**
   * The policy of a name, made if there is none.
   *
   * @param generation of the declarations that say so
   * @throws dev.faultline.resilience.setting.InvalidSettingException when others of that generation
   *     say something else
   */
  P obtain(String name, C configuration, int generation) {
    P there = shared.find(name);
    if (there != null && !there.configuration().equals(configuration)) {
      Integer since = generations.get(name);
      if (since != null && since < generation && generations.replace(name, since, generation)) {
        there.reconfigure(configuration);
        return there;
      }
    }
    P obtained = shared.obtain(name, configuration);
    generations.putIfAbsent(name, generation);
    return obtained;
  }
}
