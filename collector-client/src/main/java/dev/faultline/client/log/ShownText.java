package dev.faultline.client.log;

import dev.faultline.client.text.WireText;

/**
 * Makes any text of an event fit to be shown: on one line, whatever is in it, and bounded. What a
 * terminal would obey is escaped, so that no text can pass for another line or hide one.
 */
final class ShownText {
  private static final String HEX = "0123456789abcdef";

  private ShownText() {}

  /**
   * @param limit in chars, before escapes; a longer text says how many were cut
   */
  static String of(String text, int limit) {
    String bounded = WireText.of(text, limit);
    for (int i = 0; i < bounded.length(); i++) {
      if (mustBeEscaped(bounded.charAt(i))) {
        return escaped(bounded);
      }
    }
    return bounded;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (mustBeEscaped(c)) {
        escape(escaped, c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '\n':
        out.append("\\n");
        break;
      case '\r':
        out.append("\\r");
        break;
      case '\t':
        out.append("\\t");
        break;
      default:
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xF));
        }
    }
  }

  private static boolean mustBeEscaped(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        // These turn the direction of what follows, and so could rearrange a line.
        || c == '\u061C'
        || c == '\u200E'
        || c == '\u200F'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2066' && c <= '\u2069';
  }
}
