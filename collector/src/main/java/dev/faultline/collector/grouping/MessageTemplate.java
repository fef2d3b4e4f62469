package dev.faultline.collector.grouping;

import java.util.regex.Pattern;

/**
 * Takes from a message what differs from one occurrence to the next: identifiers, numbers, quoted
 * values.
 */
final class MessageTemplate {

  private static final int MAX_LENGTH = 300;

  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"|(?<!\\w)'[^'\n]*'(?!\\w)");
  private static final Pattern HEX =
      Pattern.compile("\\b0x[0-9a-fA-F]+\\b|@[0-9a-f]{4,16}\\b|\\b(?=[a-f]*[0-9])[0-9a-f]{8,}\\b");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,:][0-9]+)*");

  private MessageTemplate() {}

  /** The first line of {@code message} with placeholders; empty for null. */
  static String of(String message) {
    if (message == null) {
      return "";
    }
    String text = message.strip().lines().findFirst().orElse("");
    text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    text = UUID.matcher(text).replaceAll("<uuid>");
    text = QUOTED.matcher(text).replaceAll("<quoted>");
    text = HEX.matcher(text).replaceAll("<hex>");
    return NUMBER.matcher(text).replaceAll("<number>");
  }
}
