package dev.faultline.agent.settings;

/** One setting as it stands somewhere. Immutable. */
final class SettingEntry {

  final String name;
  final String text;

  /** The place with the name, for telling what is wrong. */
  final String where;

  /** The place alone: file and line, or the kind of place. */
  final String origin;

  final boolean mendable;

  SettingEntry(String name, String text, String where, String origin, boolean mendable) {
    this.name = name;
    this.text = text;
    this.where = where;
    this.origin = origin;
    this.mendable = mendable;
  }
}
