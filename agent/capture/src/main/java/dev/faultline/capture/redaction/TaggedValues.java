package dev.faultline.capture.redaction;

/**
 * Texts of XML elements with the name of a secret, {@code <db:password>x</db:password>}, or with an
 * attribute that names it, {@code <entry key="password">x</entry>}; and what an arrow points at,
 * {@code password -> x}, which ends as a tag does.
 */
final class TaggedValues {

  /** From an element's name to the end of its attributes. */
  private static final int LONGEST_TAG = 256;

  private static final String CDATA = "<![CDATA[";

  private TaggedValues() {}

  /** The text behind the tag or arrow that ends with the character at this index. */
  static long behind(String text, int at, int kind, int end, NameRedaction names) {
    if (kind == Marks.ESCAPED_TAG) {
      return text.startsWith("&gt;", at - 2)
          ? element(text, at - 2, at + 2, '&', end, names)
          : Span.NONE;
    }
    char before = at > 0 ? text.charAt(at - 1) : 0;
    if (before == '-') {
      int nameEnd = at - 1 > 0 && text.charAt(at - 2) == '-' ? at - 2 : at - 1;
      return arrow(text, at, nameEnd, end, names);
    }
    return Characters.isName(before) || before == '"' || before == '\''
        ? element(text, at, at + 1, '<', end, names)
        : Span.NONE;
  }

  private static long arrow(String text, int at, int nameEnd, int end, NameRedaction names) {
    if (NameBefore.verdict(text, nameEnd, names) != NameVerdict.HIDDEN) {
      return Span.NONE;
    }
    int start = Characters.afterBlanks(text, at + 1, end);
    if (start < end && Quotes.opens(text, start)) {
      return Quotes.inside(text, start, end);
    }
    int stop = UnquotedValues.end(text, start, end);
    return Wording.isNoValue(text, start, stop) ? Span.NONE : Span.of(start, stop);
  }

  /**
   * @param tagEnd where the tag's last character stands
   * @param from where the text starts behind it
   * @param less what the next tag starts with
   */
  private static long element(
      String text, int tagEnd, int from, char less, int end, NameRedaction names) {
    int open = startOfTag(text, tagEnd, less);
    if (open < 0 || !names(text, open, tagEnd, less, names)) {
      return Span.NONE;
    }
    int start = Characters.afterSpaces(text, from, end);
    if (text.startsWith(CDATA, start)) {
      start += CDATA.length();
      int close = text.indexOf("]]>", start);
      return Span.of(start, close < 0 ? end : Math.min(close, end));
    }
    int next = text.indexOf(less, start);
    boolean cut = next < 0 || next >= end;
    int stop = Characters.beforeSpaces(text, cut ? end : next);
    // <password> in "usage: login <user> <password> [options]" is no element, List<Secret> neither.
    boolean closed = cut ? isOneWord(text, start, stop) && start == from : closes(text, next, less);
    return !closed || Wording.isNoValue(text, start, Math.max(start, stop))
        ? Span.NONE
        : Span.of(start, stop);
  }

  private static boolean closes(String text, int at, char less) {
    return less == '<' ? text.startsWith("</", at) : text.startsWith("&lt;/", at);
  }

  private static boolean isOneWord(String text, int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (Characters.isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int startOfTag(String text, int tagEnd, char less) {
    for (int i = tagEnd - 1; i >= 0 && i > tagEnd - LONGEST_TAG; i--) {
      char c = text.charAt(i);
      if (c == less && (less == '<' || text.startsWith("&lt;", i))) {
        return i;
      }
      if (c == '<' || c == '>') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean names(String text, int open, int tagEnd, char less, NameRedaction names) {
    int name = less == '<' ? open + 1 : open + 4;
    int i = name;
    while (i < tagEnd && (Characters.isName(text.charAt(i)) || text.charAt(i) == ':')) {
      if (text.charAt(i) == ':') {
        name = i + 1;
      }
      i++;
    }
    if (i > name && names.verdict(text, name, i) == NameVerdict.HIDDEN) {
      return true;
    }
    return i < tagEnd && i > name && byAttribute(text, i, tagEnd, names);
  }

  private static boolean byAttribute(String text, int from, int tagEnd, NameRedaction names) {
    int equals = text.indexOf('=', from);
    while (equals > 0 && equals + 1 < tagEnd) {
      int start = NameBefore.startOfName(text, equals);
      int quote = equals + 1;
      if (Quotes.opens(text, quote)
          && NamedPairs.isName(text, start, equals)
          && hides(text, Quotes.inside(text, quote, tagEnd), names)) {
        return true;
      }
      equals = text.indexOf('=', equals + 1);
    }
    return false;
  }

  private static boolean hides(String text, long name, NameRedaction names) {
    return name != Span.NONE
        && names.verdict(text, Span.start(name), Span.end(name)) == NameVerdict.HIDDEN;
  }
}
