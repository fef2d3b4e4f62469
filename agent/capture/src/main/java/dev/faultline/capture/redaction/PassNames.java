package dev.faultline.capture.redaction;

/** Which words that end with {@code pass} are no name of a password. */
final class PassNames {

  /** Has a rule of its own, which hides more than that of a short word. */
  static final String PASS = "pass";

  /** What stands before it in such a word. */
  private static final String[] HARMLESS = {
    "com",
    "encom",
    "by",
    "tres",
    "sur",
    "over",
    "under",
    "multi",
    "single",
    "one",
    "two",
    "first",
    "second",
    "third",
    "last",
    "next",
    "prev",
    "low",
    "high",
    "band",
    "all",
    "render",
    "boarding",
    "season",
    "day",
    "bus",
    "ski",
    "sub",
    "re",
    "test",
    "parser",
    "compiler",
    "optimizer",
  };

  private PassNames() {}

  /** Whether what ends with {@code pass}, from one index of a name to another, is harmless. */
  static boolean isHarmless(String text, int start, int end, int from) {
    int word = from;
    while (word > start
        && Character.isLetter(text.charAt(word - 1))
        && !NameWords.starts(text, start, end, word)) {
      word--;
    }
    for (String before : HARMLESS) {
      if (before.length() == from - word
          && text.regionMatches(true, word, before, 0, before.length())) {
        return true;
      }
    }
    return false;
  }
}
