package dev.faultline.capture.redaction;

/**
 * Values whose name is another value: {@code name=password, value=x}, {@code {"name":"password",
 * "value":"x"}}.
 */
public final class NamedPairs {

  private static final String[] VALUES = {"value", "values", "val", "right", "second", "_2"};
  private static final String[] NAMES = {
    "name",
    "key",
    "field",
    "fieldname",
    "property",
    "parameter",
    "param",
    "header",
    "attribute",
    "path",
    "left",
    "first",
    "_1",
  };

  private NamedPairs() {}

  /** Whether what is called so is a value that something else beside it names. */
  public static boolean isValue(String name) {
    return isOneOf(VALUES, name, 0, name.length());
  }

  /** Whether what is called so names a value beside it. */
  public static boolean isName(String name) {
    return isName(name, 0, name.length());
  }

  static boolean isName(String text, int start, int end) {
    return isOneOf(NAMES, text, start, end);
  }

  /** What the name says that stands before {@code value}, which is between these indices. */
  static NameVerdict verdict(String text, int value, int valueEnd, NameRedaction names) {
    if (!isOneOf(VALUES, text, value, valueEnd)) {
      return NameVerdict.SHOWN;
    }
    int end = beforeSeparators(text, value);
    int start = NameBefore.startOfName(text, end);
    int name = NameBefore.endOfName(text, start);
    // Between what is named and "name" there is a sign.
    if (start == end || !hasSign(text, name, start)) {
      return NameVerdict.SHOWN;
    }
    return isName(text, NameBefore.startOfName(text, name), name)
        ? names.verdict(text, start, end)
        : NameVerdict.SHOWN;
  }

  private static int beforeSeparators(String text, int from) {
    int i = from;
    while (i > 0
        && from - i < 16
        && (Characters.isAfterName(text.charAt(i - 1)) || ",;".indexOf(text.charAt(i - 1)) >= 0)) {
      i--;
    }
    return i;
  }

  private static boolean hasSign(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(String[] words, String text, int start, int end) {
    for (String word : words) {
      if (NameBefore.is(text, start, end, word)) {
        return true;
      }
    }
    return false;
  }
}
