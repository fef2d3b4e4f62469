package dev.faultline.capture.redaction;

/**
 * The name that stands before a place in a text, as in {@code "user_password" : } or {@code pwd=}.
 */
final class NameBefore {

  private static final int LONGEST = 64;

  private NameBefore() {}

  /** What the name before this index says. */
  static NameVerdict verdict(String text, int at, NameRedaction names) {
    int nameEnd = endOfName(text, at);
    return verdict(text, startOfName(text, nameEnd), nameEnd, names);
  }

  /** What the name between these indices says; nothing when there is none. */
  static NameVerdict verdict(String text, int start, int nameEnd, NameRedaction names) {
    if (start == nameEnd) {
      return NameVerdict.SHOWN;
    }
    NameVerdict verdict = names.verdict(text, start, nameEnd);
    // "API key: x", "card number = x": two words that only together say what they name.
    if (verdict == NameVerdict.SHOWN && start > 1 && text.charAt(start - 1) == ' ') {
      int twoWords = startOfName(text, start - 1);
      if (twoWords < start - 1 && completes(text, start, nameEnd)) {
        return names.verdict(text, twoWords, nameEnd);
      }
    }
    return verdict;
  }

  /** Where the name ends between which and this index is nothing but quotes, spaces and signs. */
  static int endOfName(String text, int at) {
    int nameEnd = at;
    int earliest = Math.max(0, at - LONGEST);
    while (nameEnd > earliest) {
      char c = text.charAt(nameEnd - 1);
      if (Characters.isAfterName(c)) {
        nameEnd--;
      } else if (c == ';' && Entities.startOfQuote(text, nameEnd) >= 0) {
        nameEnd = Entities.startOfQuote(text, nameEnd);
      } else {
        break;
      }
    }
    return nameEnd;
  }

  private static boolean completes(String text, int start, int end) {
    return is(text, start, end, "key")
        || is(text, start, end, "code")
        || is(text, start, end, "number")
        || is(text, start, end, "card")
        || is(text, start, end, "id")
        || is(text, start, end, "string");
  }

  static boolean is(String text, int start, int end, String word) {
    return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
  }

  /** Whether a word stands from an index on, and no longer one. */
  static boolean isWord(String text, int start, int end, String word) {
    int after = start + word.length();
    return after <= end
        && text.regionMatches(true, start, word, 0, word.length())
        && Characters.isStartOfWord(text, start)
        && (after == end || !Characters.isWord(text.charAt(after)));
  }

  /** Where the name starts that ends before this index; the index itself when there is none. */
  static int startOfName(String text, int nameEnd) {
    int start = nameEnd;
    while (start > 0 && nameEnd - start < LONGEST && Characters.isName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
