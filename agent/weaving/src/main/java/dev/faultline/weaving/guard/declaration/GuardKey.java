package dev.faultline.weaving.guard.declaration;

/**
 * The name of a property of guards, taken apart: {@code payments.retry.max-attempts} is the setting
 * {@code retry.max-attempts} of the guard {@code payments}. Names of guards may have dots in them;
 * the longest end that is known is the setting. Immutable.
 */
final class GuardKey {

  static final String METHODS = "methods";
  static final String ENABLED = "enabled";

  /** The guard's name; {@code *} for all. */
  final String guard;

  /** {@link #METHODS} or {@link #ENABLED}, when it is about the guard itself; else null. */
  final String ofGuard;

  /** Null when it is about the guard itself. */
  final PolicyKind policy;

  /** Null when it says whether the policy is enabled. */
  final GuardSetting setting;

  /** Which of several fallbacks, from 1. */
  final int place;

  private GuardKey(
      String guard, String ofGuard, PolicyKind policy, GuardSetting setting, int place) {
    this.guard = guard;
    this.ofGuard = ofGuard;
    this.policy = policy;
    this.setting = setting;
    this.place = place;
  }

  /**
   * Reads a name.
   *
   * @param text without {@code faultline.guard.}
   * @return null when no end of it is a setting's name
   */
  static GuardKey parse(String text) {
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      if (dot > 0) {
        GuardKey key = parse(text.substring(0, dot), text.substring(dot + 1));
        if (key != null) {
          return key;
        }
      }
    }
    return null;
  }

  private static GuardKey parse(String guard, String rest) {
    if (rest.equals(METHODS) || rest.equals(ENABLED)) {
      return new GuardKey(guard, rest, null, null, 1);
    }
    int dot = rest.indexOf('.');
    PolicyKind policy = PolicyKind.of(dot < 0 ? rest : rest.substring(0, dot));
    if (policy == null) {
      return null;
    }
    String name = dot < 0 ? "" : rest.substring(dot + 1);
    int place = 1;
    int end = name.indexOf('.');
    if (policy == PolicyKind.FALLBACK && end > 0 && isPlace(name.substring(0, end))) {
      place = Integer.parseInt(name.substring(0, end));
      name = name.substring(end + 1);
    }
    GuardSetting setting = GuardSetting.of(policy, name);
    if (setting == null && !name.equals(ENABLED)) {
      return null;
    }
    return new GuardKey(guard, null, policy, setting, place);
  }

  private static boolean isPlace(String text) {
    return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9';
  }
}
