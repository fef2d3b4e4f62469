package dev.faultline.guards.policy;

import dev.faultline.resilience.registry.Shared;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What policies that guards share by name go by, as the latest declarations say. All of the same
 * declarations must say the same. Thread-safe, lock-free.
 *
 * @param <C> what they go by
 */
final class LatestSettings<C> {

  private final Shared<?, ?> shared;
  private final ConcurrentHashMap<String, DeclaredSettings<C>> settings = new ConcurrentHashMap<>();

  /**
   * @param shared the policies of that kind
   */
  LatestSettings(Shared<?, ?> shared) {
    this.shared = shared;
  }

  /**
   * Takes note of what is declared, unless there are later declarations.
   *
   * @param generation of the declarations that say so
   * @throws InvalidSettingException when others of that generation say something else
   */
  void declare(String name, C configuration, int generation) {
    DeclaredSettings<C> given = new DeclaredSettings<>(configuration, generation);
    for (; ; ) {
      DeclaredSettings<C> there = settings.get(name);
      if (there == null) {
        if (settings.putIfAbsent(name, given) == null) {
          return;
        }
      } else if (there.holdFor(given)) {
        return;
      } else if (there.generation == generation) {
        throw shared.disagreement(name, there.configuration, configuration);
      } else if (settings.replace(name, there, given)) {
        return;
      }
    }
  }

  /** Those of a name for which there are some. */
  DeclaredSettings<C> of(String name) {
    return settings.get(name);
  }
}
