package dev.faultline.resilience.registry;

import dev.faultline.resilience.setting.Configurable;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The policies of one kind by name. Thread-safe.
 *
 * @param <P> the policy with its state
 * @param <C> what it goes by
 */
public abstract class Shared<P extends Configurable<C>, C> {

  private final String kind;
  private final ConcurrentSkipListMap<String, P> policies = new ConcurrentSkipListMap<>();

  /**
   * @param kind as settings call it, such as {@code circuit-breaker}
   */
  Shared(String kind) {
    this.kind = kind;
  }

  abstract P make(String name, C configuration);

  /**
   * The policy of that name, made if there is none.
   *
   * @throws InvalidSettingException when there is one that goes by other settings
   */
  public P obtain(String name, C configuration) {
    if (name == null || name.isEmpty()) {
      throw new InvalidSettingException(
          kind + ".name", name == null ? "null" : "empty", "give a name to share it by");
    }
    P there = policies.get(name);
    if (there == null) {
      // Not by a function of the map's: those hold a lock while they run.
      P made = make(name, configuration);
      there = policies.putIfAbsent(name, made);
      if (there == null) {
        return made;
      }
    }
    if (!there.configuration().equals(configuration)) {
      throw new InvalidSettingException(
          kind + ".name",
          name,
          "it is shared and has other settings already ("
              + there.configuration()
              + "), not those given here ("
              + configuration
              + "); give the same everywhere, or another name");
    }
    return there;
  }

  /** The policy of that name; null when there is none. */
  public P find(String name) {
    return policies.get(name);
  }

  /** All of them as they are now, in the order of their names. */
  public List<P> all() {
    return new ArrayList<>(policies.values());
  }

  /**
   * Lets the policy of that name go by other settings from now on, with as much of its state as
   * still means the same; guards that have it go on with it.
   *
   * @return false when there is none
   */
  public boolean reconfigure(String name, C configuration) {
    P there = policies.get(name);
    if (there == null) {
      return false;
    }
    there.reconfigure(configuration);
    return true;
  }

  /**
   * Forgets the policy of that name. Guards that have it go on with it.
   *
   * @return false when there is none
   */
  public boolean remove(String name) {
    return policies.remove(name) != null;
  }
}
