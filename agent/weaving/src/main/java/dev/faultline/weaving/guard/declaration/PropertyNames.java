package dev.faultline.weaving.guard.declaration;

/** Those of properties, after the guard's name: {@code fallback.2.method}. */
final class PropertyNames implements SettingNames {

  private final int place;

  /**
   * @param place which of several policies of a kind, from 1
   */
  PropertyNames(int place) {
    this.place = place;
  }

  @Override
  public String of(GuardSetting setting) {
    return setting.keyAt(place);
  }
}
