package dev.faultline.client.http;

/**
 * What may stand in a request's header: a wrong one is refused when it is set, not when the first
 * batch is sent.
 */
public final class HeaderRules {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private HeaderRules() {}

  public static void check(String name, String value) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a header has no name");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isToken(name.charAt(i))) {
        throw new IllegalArgumentException(
            "header \"" + name + "\" has a character in its name, at " + i + ", that HTTP forbids");
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        // The value itself may be a secret.
        throw new IllegalArgumentException(
            "header \""
                + name
                + "\" has a character in its value, at "
                + i
                + ", that is not printable ASCII");
      }
    }
  }

  private static boolean isToken(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || TOKEN_PUNCTUATION.indexOf(c) >= 0;
  }
}
