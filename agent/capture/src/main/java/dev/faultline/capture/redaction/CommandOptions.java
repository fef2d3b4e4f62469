package dev.faultline.capture.redaction;

/** Values of command line options: {@code --password x}, {@code [-storepass, x]}. */
final class CommandOptions {

  private static final int LONGEST_COMMAND = 1_000;

  private CommandOptions() {}

  /** Whether a text by itself is an option that a secret follows. */
  static boolean isSecret(String text, NameRedaction names) {
    int name = afterDashes(text, 0, text.length());
    return name > 0
        && endOfName(text, name, text.length()) == text.length()
        && names.verdict(text, name, text.length()) == NameVerdict.HIDDEN;
  }

  /** The value of the option whose last dash may stand at this index. */
  static long at(String text, int dash, int end, NameRedaction names) {
    int name = dash + 1;
    int stop = endOfName(text, name, end);
    if (isUser(text, name, stop)) {
      return passwordBehindUser(text, dash, stop, end);
    }
    long behindLetter = ShortOptions.at(text, dash, end);
    if (behindLetter != Span.NONE) {
      return behindLetter;
    }
    if (stop == name || names.verdict(text, name, stop) != NameVerdict.HIDDEN) {
      return Span.NONE;
    }
    int start = afterSeparators(text, stop, end);
    if (start == stop || start >= end || text.charAt(start) == '-') {
      return Span.NONE;
    }
    if (Quotes.opens(text, start)) {
      return Quotes.inside(text, start, end);
    }
    int valueEnd = UnquotedValues.end(text, start, end);
    return Wording.isNoValue(text, start, valueEnd) || Wording.isProse(text, start, valueEnd)
        ? Span.NONE
        : Span.of(start, valueEnd);
  }

  private static boolean isUser(String text, int start, int stop) {
    return NameBefore.is(text, start, stop, "u") || NameBefore.is(text, start, stop, "user");
  }

  /** {@code curl -u ann:x}; other commands mean other things by it. */
  private static long passwordBehindUser(String text, int dash, int stop, int end) {
    int command = text.lastIndexOf("curl", dash);
    int start = afterSeparators(text, stop, end);
    if (command < 0 || dash - command > LONGEST_COMMAND || start == stop || start >= end) {
      return Span.NONE;
    }
    boolean quoted = Quotes.opens(text, start);
    long inside = quoted ? Quotes.inside(text, start, end) : Span.NONE;
    int valueEnd = quoted ? Span.end(inside) : UnquotedValues.end(text, start, end);
    int colon = text.indexOf(':', start);
    return colon < 0 || colon + 1 >= valueEnd ? Span.NONE : Span.of(colon + 1, valueEnd);
  }

  private static int afterDashes(String text, int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) == '-') {
      i++;
    }
    return i;
  }

  private static int endOfName(String text, int from, int end) {
    int i = from;
    while (i < end && Characters.isName(text.charAt(i)) && i - from < 64) {
      i++;
    }
    return i > from && Characters.isLetter(text.charAt(from)) ? i : from;
  }

  /** Blanks, or what stands between the elements of a list. */
  private static int afterSeparators(String text, int from, int end) {
    int i = from;
    if (i < end && (text.charAt(i) == '"' || text.charAt(i) == '\'')) {
      i++;
    }
    if (i < end && text.charAt(i) == ',') {
      i++;
    }
    int start = Characters.afterBlanks(text, i, end);
    // A quote alone closes the whole command.
    return start == i && i > from && text.charAt(i - 1) != ',' ? from : start;
  }
}
