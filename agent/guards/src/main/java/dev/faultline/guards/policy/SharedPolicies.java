package dev.faultline.guards.policy;

import dev.faultline.resilience.registry.Shared;
import dev.faultline.resilience.setting.Configurable;

/**
 * The policies of one kind that guards share by name. With a change of the declarations their
 * settings are swapped, and what state still means the same is kept; as long as there is none, all
 * must say the same. Thread-safe, lock-free.
 *
 * @param <P> the policy with its state
 * @param <C> what it goes by
 */
final class SharedPolicies<P extends Configurable<C>, C> {

  private final Shared<P, C> shared;
  private final LatestSettings<C> settings;

  SharedPolicies(Shared<P, C> shared) {
    this.shared = shared;
    this.settings = new LatestSettings<>(shared);
  }

  /**
   * The policy of a name, made if there is none. It goes by what the latest declarations say, which
   * need not be those of who asks: a thread may still be at work for those before.
   *
   * @param generation of the declarations that say so
   * @throws dev.faultline.resilience.setting.InvalidSettingException when others of that generation
   *     say something else
   */
  P obtain(String name, C configuration, int generation) {
    settings.declare(name, configuration, generation);
    return policy(name);
  }

  /** With the latest settings, though others may come to be the latest on other threads. */
  private P policy(String name) {
    for (; ; ) {
      DeclaredSettings<C> latest = settings.of(name);
      P policy = shared.adopt(name, latest.configuration);
      if (settings.of(name) == latest) {
        return policy;
      }
    }
  }
}
