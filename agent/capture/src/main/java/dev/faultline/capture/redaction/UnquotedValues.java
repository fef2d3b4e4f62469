package dev.faultline.capture.redaction;

/** Where a value ends that no quotes stand around. */
final class UnquotedValues {

  private UnquotedValues() {}

  /** At a space or a separator, but not within brackets of its own. */
  static int end(String text, int start, int end) {
    int open = 0;
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        open++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (open == 0) {
          return i;
        }
        open--;
      } else if (open == 0 && isEnd(c)) {
        return i;
      }
      i++;
    }
    return end;
  }

  private static boolean isEnd(char c) {
    return Characters.isSpace(c) || "&;,\"'<>|".indexOf(c) >= 0;
  }
}
