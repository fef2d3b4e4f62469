package dev.faultline.capture.redaction;

import java.util.Arrays;

/** Tokens that well-known services mark with a prefix, so that leaked ones are found. */
final class KnownTokens {

  /** Each ends with {@code _}, {@code -} or {@code .}. */
  private static final String[] PREFIXES = {
    // GitHub, GitLab
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "gldt-",
    // Stripe, Square, Shopify
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "sq0atp-",
    "sq0csp-",
    "shpat_",
    "shpss_",
    "whsec_",
    // Slack
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xoxr-",
    "xoxs-",
    "xapp-",
    // Google, SendGrid, npm, PyPI, DigitalOcean, Vault, Linear, OpenAI and Anthropic
    "ya29.",
    "GOCSPX-",
    "SG.",
    "npm_",
    "pypi-",
    "dop_v1_",
    "hvs.",
    "lin_api_",
    "sk-",
  };

  /** By the character before the last, which is ASCII. */
  private static final String[][] BY_END = byEnd();

  private static final String GOOGLE = "AIza";
  private static final int SHORTEST_TAIL = 16;
  private static final int DIGIT_WITHIN = 128;
  private static final int AWS_TAIL = 16;

  private KnownTokens() {}

  private static String[][] byEnd() {
    String[][] table = new String[128][];
    for (String prefix : PREFIXES) {
      char last = prefix.charAt(prefix.length() - 2);
      int length = table[last] == null ? 0 : table[last].length;
      table[last] = length == 0 ? new String[1] : Arrays.copyOf(table[last], length + 1);
      table[last][length] = prefix;
    }
    return table;
  }

  /** What the last characters but one are of the prefixes that end with this character. */
  static String beforeLast(char separator) {
    StringBuilder characters = new StringBuilder();
    for (String prefix : PREFIXES) {
      if (prefix.charAt(prefix.length() - 1) == separator) {
        characters.append(prefix.charAt(prefix.length() - 2));
      }
    }
    return characters.toString();
  }

  /**
   * The token whose prefix ends with the character at this index.
   *
   * @param separator behind a character that is one of {@link #beforeLast}
   * @param from where it may start at the earliest
   */
  static long around(String text, int separator, int from, int end) {
    for (String prefix : BY_END[text.charAt(separator - 1)]) {
      int at = separator + 1 - prefix.length();
      if (at >= from && text.startsWith(prefix, at) && Characters.isStartOfWord(text, at)) {
        return withTail(text, at, separator + 1, end);
      }
    }
    return Span.NONE;
  }

  /** The token that starts with this {@code A}. */
  static long at(String text, int at, int end) {
    if (!Characters.isStartOfWord(text, at)) {
      return Span.NONE;
    }
    if (isAwsKey(text, at, end)) {
      return Span.of(at, at + 4 + AWS_TAIL);
    }
    return text.startsWith(GOOGLE, at) ? withTail(text, at, at + GOOGLE.length(), end) : Span.NONE;
  }

  private static long withTail(String text, int at, int tail, int end) {
    int i = tail;
    boolean digit = false;
    while (i < end && isOfTail(text.charAt(i)) && (digit || i - tail < DIGIT_WITHIN)) {
      digit |= Characters.isDigit(text.charAt(i));
      i++;
    }
    if (i > tail && text.charAt(i - 1) == '.') {
      i--;
    }
    return digit && i - tail >= SHORTEST_TAIL ? Span.of(at, i) : Span.NONE;
  }

  private static boolean isOfTail(char c) {
    return Characters.isBase64Url(c) || c == '.';
  }

  /** {@code AKIA} or {@code ASIA} and sixteen capitals and digits. */
  private static boolean isAwsKey(String text, int at, int end) {
    int after = at + 4 + AWS_TAIL;
    if (after > end || !text.startsWith("AKIA", at) && !text.startsWith("ASIA", at)) {
      return false;
    }
    for (int i = at + 4; i < after; i++) {
      char c = text.charAt(i);
      if (!Characters.isDigit(c) && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return after == end || !Characters.isWord(text.charAt(after));
  }
}
