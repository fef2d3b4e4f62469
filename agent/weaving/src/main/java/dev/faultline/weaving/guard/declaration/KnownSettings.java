package dev.faultline.weaving.guard.declaration;

/** What to write in place of a property of guards that there is not. */
final class KnownSettings {

  private KnownSettings() {}

  /** One sentence that names the settings of the policy that seems to be meant. */
  static String instead(String property) {
    if (property.startsWith(PropertyGuards.PREFIX + ".")) {
      return "the guard's name is empty: give " + PropertyGuards.PREFIX + "NAME, then the setting";
    }
    for (String part : property.split("\\.")) {
      PolicyKind policy = PolicyKind.of(part);
      if (policy != null) {
        return "there is no such setting of the policy "
            + policy.key()
            + ": give one of "
            + settingsOf(policy);
      }
    }
    return "there is no such setting: give "
        + PropertyGuards.PREFIX
        + "NAME, then .methods, .enabled or a setting of one of the policies "
        + policies();
  }

  private static String settingsOf(PolicyKind policy) {
    StringBuilder names = new StringBuilder(policy.key()).append(".enabled");
    for (GuardSetting setting : GuardSetting.values()) {
      if (setting.policy() == policy) {
        names.append(", ").append(setting.key());
      }
    }
    return names.toString();
  }

  private static String policies() {
    StringBuilder names = new StringBuilder();
    for (PolicyKind policy : PolicyKind.values()) {
      names.append(names.length() == 0 ? "" : ", ").append(policy.key());
    }
    return names.toString();
  }
}
