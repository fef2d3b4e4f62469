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
    P there = findOrMake(name, configuration);
    C settings = there.configuration();
    if (!settings.equals(configuration)) {
      throw disagreement(name, settings, configuration);
    }
    return there;
  }

  /**
   * The policy of that name, made if there is none; it goes by these settings from now on, as after
   * {@link #reconfigure}.
   */
  public P adopt(String name, C configuration) {
    P there = findOrMake(name, configuration);
    there.reconfigure(configuration);
    return there;
  }

  private P findOrMake(String name, C configuration) {
    if (name == null || name.isEmpty()) {
      throw new InvalidSettingException(
          kind + ".name", name == null ? "null" : "empty", "give a name to share it by");
    }
    P there = policies.get(name);
    if (there != null) {
      return there;
    }
    // Not by a function of the map's: those hold a lock while they run.
    P made = make(name, configuration);
    there = policies.putIfAbsent(name, made);
    return there == null ? made : there;
  }

  /**
   * What tells that a policy cannot be shared by those who say different things of it.
   *
   * @param settings that it goes by
   * @param others that were given for it, too
   */
  public InvalidSettingException disagreement(String name, Object settings, Object others) {
    return new InvalidSettingException(
        kind + ".name",
        name,
        "it is shared and has other settings already ("
            + settings
            + "), not those given here ("
            + others
            + "); give the same everywhere, or another name");
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
