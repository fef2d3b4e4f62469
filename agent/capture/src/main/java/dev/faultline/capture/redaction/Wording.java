package dev.faultline.capture.redaction;

/** What stands in the place of a value and is no secret. */
final class Wording {

  private static final String[] NO_SECRETS = {"null", "true", "false", "none", "***", "****"};

  /** What may follow a name and a colon, or a name in brackets, in a sentence. */
  private static final String[] PROSE = {
    "yes",
    "no",
    "must",
    "should",
    "is",
    "are",
    "was",
    "not",
    "too",
    "the",
    "a",
    "an",
    "cannot",
    "can",
    "may",
    "expected",
    "required",
    "optional",
    "missing",
    "invalid",
    "empty",
    "unknown",
    "incorrect",
    "wrong",
    "rejected",
    "does",
    "has",
    "please",
    "minimum",
    "maximum",
    "length",
    "size",
    "at",
    "in",
    "for",
    "of",
    "to",
    "from",
    "with",
    "value",
    "and",
    "or",
    "but",
    "if",
    "when",
    "on",
    "by",
    "as",
    "failed",
    "changed",
    "expired",
    "mismatch",
  };

  private Wording() {}

  /** Whether a value starts here that is filled in elsewhere, or is hidden already. */
  static boolean isFilledIn(String text, int start) {
    return text.startsWith("${", start)
        || text.startsWith("#{", start)
        || text.startsWith(Redaction.REDACTED, start);
  }

  /**
   * Nothing yet, or something that is filled in elsewhere: {@code ?}, {@code ?1}, {@code $1},
   * ${name}; or a word that says that there is none.
   */
  static boolean isNoValue(String text, int start, int stop) {
    if (start >= stop) {
      return true;
    }
    char first = text.charAt(start);
    return (first == '?' || first == '$') && Characters.afterDigits(text, start + 1, stop) == stop
        || isFilledIn(text, start)
        || isOneOf(NO_SECRETS, text, start, stop);
  }

  /** Whether a sentence goes on here. */
  static boolean isProse(String text, int start, int stop) {
    return isOneOf(PROSE, text, start, stop);
  }

  private static boolean isOneOf(String[] words, String text, int start, int stop) {
    for (String word : words) {
      if (NameBefore.is(text, start, stop, word)) {
        return true;
      }
    }
    return false;
  }
}
