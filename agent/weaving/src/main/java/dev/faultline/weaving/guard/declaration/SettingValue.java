package dev.faultline.weaving.guard.declaration;

/** What a setting is set to, and where. Immutable. */
public final class SettingValue {

  private final GuardSetting setting;
  private final Object value;
  private final String name;
  private final String origin;

  SettingValue(GuardSetting setting, Object value, String name, String origin) {
    this.setting = setting;
    this.value = value;
    this.name = name;
    this.origin = origin;
  }

  /** What is set. */
  public GuardSetting setting() {
    return setting;
  }

  /**
   * {@link Integer} for counts, {@link Double} for shares and factors, {@link java.time.Duration},
   * {@link Boolean}, {@link String} for texts and names of classes, {@link java.util.List} of
   * these.
   */
  public Object value() {
    return value;
  }

  /** What the setting is called there, such as {@code maxAttempts}. */
  String name() {
    return name;
  }

  /** Where it stands, such as {@code @Retry of com.acme.Shop.buy} or the name of a property. */
  public String origin() {
    return origin;
  }

  @Override
  public String toString() {
    return setting.key() + "=" + value + " (" + origin + ")";
  }
}
