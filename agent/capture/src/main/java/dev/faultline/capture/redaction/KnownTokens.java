package dev.faultline.capture.redaction;

import java.util.Arrays;

/** Tokens that well-known services mark with a prefix, so that leaked ones are found. */
final class KnownTokens {

  /** What the first character of a prefix may be; {@code e} is looked at for other reasons too. */
  static final String FIRST_CHARACTERS = "gsrxANySnpdhlGw";

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
    "AIza",
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

  private static final String[][] BY_FIRST = byFirst();

  private static final int SHORTEST_TAIL = 16;
  private static final int AWS_TAIL = 16;

  private KnownTokens() {}

  private static String[][] byFirst() {
    String[][] table = new String[128][];
    for (String prefix : PREFIXES) {
      char first = prefix.charAt(0);
      int length = table[first] == null ? 0 : table[first].length;
      table[first] = length == 0 ? new String[1] : Arrays.copyOf(table[first], length + 1);
      table[first][length] = prefix;
    }
    return table;
  }

  static long at(String text, int at, int end) {
    if (!Characters.isStartOfWord(text, at)) {
      return Span.NONE;
    }
    char first = text.charAt(at);
    if (first == 'A' && isAwsKey(text, at, end)) {
      return Span.of(at, at + 4 + AWS_TAIL);
    }
    String[] prefixes = BY_FIRST[first];
    if (prefixes == null) {
      return Span.NONE;
    }
    for (String prefix : prefixes) {
      if (text.startsWith(prefix, at)) {
        int tail = at + prefix.length();
        int i = tail;
        boolean digit = false;
        while (i < end && isOfTail(text.charAt(i))) {
          digit |= Characters.isDigit(text.charAt(i));
          i++;
        }
        if (i > tail && text.charAt(i - 1) == '.') {
          i--;
        }
        return digit && i - tail >= SHORTEST_TAIL ? Span.of(at, i) : Span.NONE;
      }
    }
    return Span.NONE;
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
