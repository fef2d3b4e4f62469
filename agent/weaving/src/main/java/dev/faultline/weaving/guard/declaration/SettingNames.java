package dev.faultline.weaving.guard.declaration;

/** What settings are called where they are written. Implementations are immutable. */
interface SettingNames {

  /** Such as {@code retry.max-attempts} or {@code maxAttempts}. */
  String of(GuardSetting setting);
}
