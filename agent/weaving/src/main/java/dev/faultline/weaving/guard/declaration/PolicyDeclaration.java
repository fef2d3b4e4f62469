package dev.faultline.weaving.guard.declaration;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One policy of a guard, with what is said of it; what is not said is as the policy's own defaults
 * have it. Immutable.
 */
public final class PolicyDeclaration {

  private final PolicyKind kind;
  private final String origin;
  private final Map<GuardSetting, SettingValue> values;

  private PolicyDeclaration(
      PolicyKind kind, String origin, Map<GuardSetting, SettingValue> values) {
    this.kind = kind;
    this.origin = origin;
    this.values = values;
  }

  /**
   * A policy of which nothing is said yet.
   *
   * @param origin what declares it
   */
  static PolicyDeclaration of(PolicyKind kind, String origin) {
    return new PolicyDeclaration(
        kind, origin, new EnumMap<GuardSetting, SettingValue>(GuardSetting.class));
  }

  /** This policy with one more value, in place of that which it had. */
  PolicyDeclaration with(SettingValue value) {
    Map<GuardSetting, SettingValue> more = new EnumMap<>(values);
    more.put(value.setting(), value);
    return new PolicyDeclaration(kind, origin, more);
  }

  PolicyDeclaration with(GuardSetting setting, Object value, String where) {
    return with(new SettingValue(setting, value, where));
  }

  /** Which policy it is. */
  public PolicyKind kind() {
    return kind;
  }

  /** What declares it, such as {@code @Retry of com.acme.Shop.buy}. */
  public String origin() {
    return origin;
  }

  /** Where a value of it stands; what declares the policy, if it is not said. */
  public String originOf(GuardSetting setting) {
    SettingValue value = setting == null ? null : values.get(setting);
    return value == null ? origin : value.origin();
  }

  /** All that is said, in the order of the settings. */
  public Collection<SettingValue> values() {
    return values.values();
  }

  /** Whether something is said of a setting. */
  public boolean has(GuardSetting setting) {
    return values.containsKey(setting);
  }

  /** What a setting is set to, of the type that {@link SettingValue#value} tells; null if not. */
  public Object get(GuardSetting setting) {
    SettingValue value = values.get(setting);
    return value == null ? null : value.value();
  }

  /** As {@link #get}, of a text or the name of a class. */
  public String text(GuardSetting setting) {
    return (String) get(setting);
  }

  /** As {@link #get}, of names. */
  @SuppressWarnings("unchecked")
  public List<String> names(GuardSetting setting) {
    return (List<String>) get(setting);
  }

  /** Whether a flag is set to true. */
  public boolean is(GuardSetting flag) {
    return Boolean.TRUE.equals(get(flag));
  }

  @Override
  public String toString() {
    return kind.key() + " " + values.values();
  }
}
