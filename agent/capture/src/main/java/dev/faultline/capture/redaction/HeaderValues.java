package dev.faultline.capture.redaction;

/** Where the value of an HTTP header ends that carries credentials: it may have spaces in it. */
final class HeaderValues {

  private static final int LONGEST_SCHEME = 24;

  private HeaderValues() {}

  /** Whether the name before this sign is that of a header of credentials or of cookies. */
  static boolean isHeader(String text, int sign) {
    return isAuthorization(text, sign) || isCookie(text, sign);
  }

  /** Whether it is one whose value starts with the name of a scheme. */
  static boolean isAuthorization(String text, int sign) {
    return names(text, sign, "authorization");
  }

  /** Whether it is one whose value is a list of names and values. */
  static boolean isCookie(String text, int sign) {
    return names(text, sign, "cookie");
  }

  private static boolean names(String text, int sign, String word) {
    int nameEnd = NameBefore.endOfName(text, sign);
    for (int i = NameBefore.startOfName(text, nameEnd); i + word.length() <= nameEnd; i++) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** The end of a line, of a quoted header, of a list of headers; but not within parameters. */
  static int end(String text, int start, int end) {
    int i = start;
    while (i < end && "\r\n\"'],}".indexOf(text.charAt(i)) < 0) {
      i++;
      if (i < end && text.charAt(i - 1) == '=' && text.charAt(i) == '"') {
        i = Quotes.after(text, i, end);
      }
      int parameter = i < end && text.charAt(i) == ',' ? startOfParameter(text, i, end) : -1;
      i = parameter < 0 ? i : parameter;
    }
    return i;
  }

  /** Where the value starts of the parameter behind this comma; -1 when none is there. */
  private static int startOfParameter(String text, int comma, int end) {
    int name = Characters.afterSpaces(text, comma + 1, end);
    int i = name;
    while (i < end && Characters.isName(text.charAt(i))) {
      i++;
    }
    return i > name && i + 1 < end && text.charAt(i) == '=' ? i : -1;
  }

  /** Where the cookies end in a text: {@code Cookie=SID=x; theme=y, Accept=z}. */
  static int endOfCookies(String text, int start, int end) {
    int i = UnquotedValues.end(text, start, end);
    while (i < end && text.charAt(i) == ';') {
      int value = startOfParameter(text, i, end);
      if (value < 0) {
        return i;
      }
      i = UnquotedValues.end(text, value, end);
    }
    return i;
  }

  /**
   * Where a value ends that may start with a scheme, in a text: {@code authorization=ApiKey x and
   * so on}.
   */
  static int endWithScheme(String text, int start, int end) {
    int first = UnquotedValues.end(text, start, end);
    int credentials = Characters.afterBlanks(text, first, end);
    if (credentials == first || credentials >= end || !isScheme(text, start, first)) {
      return first;
    }
    if (Quotes.opens(text, credentials)) {
      return Quotes.after(text, credentials, end);
    }
    return endOfParameters(text, credentials, end);
  }

  private static boolean isScheme(String text, int start, int stop) {
    if (stop - start > LONGEST_SCHEME) {
      return false;
    }
    for (int i = start; i < stop; i++) {
      if (!Characters.isBase64Url(text.charAt(i))) {
        return false;
      }
    }
    return stop > start;
  }

  /**
   * Where the credentials end that start here: a token, or names and values with commas between.
   */
  private static int endOfParameters(String text, int start, int end) {
    int i = UnquotedValues.end(text, start, end);
    // The padding of Base64 is no sign.
    int sign = text.indexOf('=', start);
    boolean named = sign > start && sign < i && sign + 1 < end && isStartOfValue(text, sign + 1);
    while (named && i < end) {
      if (text.charAt(i - 1) == '=' && text.charAt(i) == '"') {
        i = Quotes.after(text, i, end);
        continue;
      }
      int value = text.charAt(i) == ',' ? startOfParameter(text, i, end) : -1;
      if (value < 0) {
        return i;
      }
      i = UnquotedValues.end(text, value + 1, end);
    }
    return i;
  }

  private static boolean isStartOfValue(String text, int at) {
    return text.charAt(at) == '"' || Characters.isLetterOrDigit(text.charAt(at));
  }
}
