package dev.faultline.capture.redaction;

/**
 * Which names with {@code token} in them may name a credential. Parsers have tokens too, so what is
 * called so hides texts only ({@link NameVerdict#TEXTS_HIDDEN}), and {@code tokenType} and {@code
 * tokenizer} hide nothing. What kind of token is told by a word before it ({@code accessToken}) is
 * in the list of {@link NameRedaction}.
 */
final class TokenNames {

  /** What {@link #hidesTexts} is asked about: without it in a name the answer is no. */
  static final String TOKEN = "token";

  /** What a token has that is no secret. Other words, and none, are taken for the token itself. */
  private static final String[] HARMLESS = {
    "type",
    "kind",
    "class",
    "count",
    "index",
    "position",
    "pos",
    "offset",
    "line",
    "column",
    "length",
    "size",
    "limit",
    "endpoint",
    "url",
    "uri",
    "name",
    "expiry",
    "expires",
    "expiration",
    "ttl",
    "lifetime",
    "validity",
    "provider",
    "service",
    "store",
    "repository",
    "factory",
    "manager",
    "parser",
    "stream",
    "source",
    "filter",
    "budget",
    "bucket",
    "usage",
  };

  private TokenNames() {}

  static boolean hidesTexts(String text, int start, int end) {
    for (int i = start; i + TOKEN.length() <= end; i++) {
      if (text.regionMatches(true, i, TOKEN, 0, TOKEN.length())
          && isSecret(text, i + TOKEN.length(), start, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecret(String text, int afterToken, int start, int end) {
    int at = afterToken;
    if (text.regionMatches(true, at, "iz", 0, 2) || text.regionMatches(true, at, "is", 0, 2)) {
      // tokenizer, tokenised
      return at + 1 >= end;
    }
    if (at < end
        && Character.toLowerCase(text.charAt(at)) == 's'
        && isEndOfWord(text, at + 1, start, end)) {
      at++;
    }
    while (at < end && !Character.isLetter(text.charAt(at))) {
      at++;
    }
    int wordEnd = at;
    while (wordEnd < end
        && Character.isLetter(text.charAt(wordEnd))
        && (wordEnd == at || !NameWords.starts(text, start, end, wordEnd))) {
      wordEnd++;
    }
    for (String word : HARMLESS) {
      if (word.length() == wordEnd - at && text.regionMatches(true, at, word, 0, word.length())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEndOfWord(String text, int at, int start, int end) {
    return at >= end
        || !Character.isLetter(text.charAt(at))
        || NameWords.starts(text, start, end, at);
  }
}
