package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One policy of a guard, with what is said of it; what is not said is as the policy's own defaults
 * have it. Immutable.
 */
public final class PolicyDeclaration {

  /** What may be the name of a setting, and is no part of a longer one. */
  private static final Pattern KEY =
      Pattern.compile("(?<![\\w.$-])[a-z-]+\\.[a-z-]+(?![\\w$-]|\\.\\w)");

  private final PolicyKind kind;
  private final String origin;
  private final SettingNames names;
  private final Map<GuardSetting, SettingValue> values;

  private PolicyDeclaration(
      PolicyKind kind, String origin, SettingNames names, Map<GuardSetting, SettingValue> values) {
    this.kind = kind;
    this.origin = origin;
    this.names = names;
    this.values = values;
  }

  /**
   * A policy of which nothing is said yet.
   *
   * @param origin what declares it
   * @param names of settings there
   */
  static PolicyDeclaration of(PolicyKind kind, String origin, SettingNames names) {
    return new PolicyDeclaration(
        kind, origin, names, new EnumMap<GuardSetting, SettingValue>(GuardSetting.class));
  }

  /** This policy with one more value, in place of that which it had. */
  PolicyDeclaration with(SettingValue value) {
    Map<GuardSetting, SettingValue> more = new EnumMap<>(values);
    more.put(value.setting(), value);
    return new PolicyDeclaration(kind, origin, names, more);
  }

  PolicyDeclaration with(GuardSetting setting, Object value, String name, String where) {
    return with(new SettingValue(setting, value, name, where));
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

  /** What a setting is called where it stands, or would. */
  String nameOf(GuardSetting setting) {
    SettingValue value = values.get(setting);
    return value == null ? names.of(setting) : value.name();
  }

  /** A text with the names that this policy's settings have where they stand. */
  String asWritten(String text) {
    Matcher key = KEY.matcher(text);
    StringBuilder written = new StringBuilder();
    int end = 0;
    while (key.find()) {
      GuardSetting setting = GuardSetting.ofKey(key.group());
      if (setting != null && setting.policy() == kind) {
        written.append(text, end, key.start()).append(nameOf(setting));
        end = key.end();
      }
    }
    return written.append(text, end, text.length()).toString();
  }

  /** What is wrong with it, where that stands and with the names that settings have there. */
  DeclarationProblem problem(InvalidSettingException wrong) {
    GuardSetting setting = GuardSetting.ofKey(wrong.setting());
    String name = setting == null ? wrong.setting() : nameOf(setting);
    return new DeclarationProblem(
        originOf(setting), name + " is " + wrong.value() + ": " + asWritten(wrong.mend()));
  }

  /** As {@link #problem}, to be thrown; the same if it is of no setting of this policy. */
  public InvalidSettingException asWritten(InvalidSettingException wrong) {
    GuardSetting setting = GuardSetting.ofKey(wrong.setting());
    return setting == null || setting.policy() != kind
        ? wrong
        : new InvalidSettingException(
            originOf(setting) + ": " + nameOf(setting), wrong.value(), asWritten(wrong.mend()));
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
