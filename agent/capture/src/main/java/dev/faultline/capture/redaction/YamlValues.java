package dev.faultline.capture.redaction;

/**
 * Values of YAML on the lines behind their name: a block ({@code password: >-}, YAML 1.2, 8.1) or a
 * list of single words.
 */
final class YamlValues {

  private YamlValues() {}

  /** The value that starts here, behind a colon; nothing when it is neither a block nor a list. */
  static long at(String text, int start, int end) {
    char first = text.charAt(start);
    if (first == '|' || first == '>') {
      int line = afterIndicators(text, start + 1, end);
      return line < 0 ? Span.NONE : block(text, line, end);
    }
    return isItem(text, start, end) ? list(text, start, end) : Span.NONE;
  }

  /** The start of the next line, when nothing but how to treat line ends stands before; else -1. */
  private static int afterIndicators(String text, int from, int end) {
    int i = from;
    while (i < end
        && (text.charAt(i) == '-' || text.charAt(i) == '+' || Characters.isDigit(text.charAt(i)))) {
      i++;
    }
    i = Characters.afterBlanks(text, i, end);
    if (i < end && text.charAt(i) == '\r') {
      i++;
    }
    return i < end && text.charAt(i) == '\n' ? i + 1 : -1;
  }

  /** All lines that are as far in as the first. */
  private static long block(String text, int line, int end) {
    int first = Characters.afterBlanks(text, line, end);
    int indentation = first - line;
    if (indentation == 0 || first == end) {
      return Span.NONE;
    }
    int stop = first;
    for (int next = line; next < end; next = endOfLine(text, next, end) + 1) {
      int content = Characters.afterBlanks(text, next, end);
      boolean blank = content == endOfLine(text, content, end);
      if (!blank && content - next < indentation) {
        break;
      }
      stop = blank ? stop : endOfText(text, next, end);
    }
    return Span.of(first, stop);
  }

  private static long list(String text, int start, int end) {
    int stop = start;
    for (int item = start; isItem(text, item, end); ) {
      stop = endOfText(text, item, end);
      item = Characters.afterBlanks(text, Math.min(end, endOfLine(text, item, end) + 1), end);
    }
    return Span.of(Characters.afterBlanks(text, start + 1, end), stop);
  }

  /** Whether a dash stands here by itself, which is no value. */
  static boolean isDash(String text, int at, int end) {
    return text.charAt(at) == '-' && at + 1 < end && Characters.isBlank(text.charAt(at + 1));
  }

  /** A dash and one word: more are a list of what is wanted of a password. */
  private static boolean isItem(String text, int at, int end) {
    if (at + 2 >= end || !isDash(text, at, end)) {
      return false;
    }
    int stop = endOfText(text, at, end);
    for (int i = Characters.afterBlanks(text, at + 1, end); i < stop; i++) {
      if (Characters.isBlank(text.charAt(i))) {
        return false;
      }
    }
    return stop > at + 2;
  }

  private static int endOfLine(String text, int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) != '\n') {
      i++;
    }
    return i;
  }

  /** Where the line ends, without blanks and a carriage return before that. */
  private static int endOfText(String text, int from, int end) {
    return Math.max(from, Characters.beforeSpaces(text, endOfLine(text, from, end)));
  }
}
