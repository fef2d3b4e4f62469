package dev.faultline.client.size;

import dev.faultline.client.text.WireText;

/** How much an event may have of what it is made of. Immutable. */
final class Allowance {
  /** From generous to what fits whatever the event is. */
  private static final Allowance[] ALL = {
    new Allowance(16_384, 1_024, 131_072, 32, 256, 16_384, 524_288, 128, 100, 64),
    new Allowance(2_048, 256, 32_768, 16, 100, 2_048, 262_144, 64, 20, 32),
    new Allowance(1_024, 128, 8_192, 8, 32, 0, 0, 32, 0, 8)
  };

  /** Chars of a message or a value. */
  final int text;

  /** Chars of a name. */
  final int name;

  /** Chars of the stack trace's text. */
  final int stackTrace;

  /** Exceptions of the chain, and of those suppressed. */
  final int links;

  /** Frames of an exception. */
  final int frames;

  /** Bytes of the variables of a frame, about; 0 for none. */
  final int variables;

  /** Of all frames together. */
  final int allVariables;

  final int tags;
  final int breadcrumbs;

  /** Points of an exception, guards, steps of one. */
  final int others;

  private Allowance(
      int text,
      int name,
      int stackTrace,
      int links,
      int frames,
      int variables,
      int allVariables,
      int tags,
      int breadcrumbs,
      int others) {
    this.text = text;
    this.name = name;
    this.stackTrace = stackTrace;
    this.links = links;
    this.frames = frames;
    this.variables = variables;
    this.allVariables = allVariables;
    this.tags = tags;
    this.breadcrumbs = breadcrumbs;
    this.others = others;
  }

  static Allowance[] fromGenerousOn() {
    return ALL;
  }

  /** Null stays null. */
  String text(String text) {
    return text == null ? null : WireText.of(text, this.text);
  }

  /** Null stays null. */
  String name(String name) {
    return name == null ? null : WireText.of(name, this.name);
  }
}
