package dev.faultline.capture.redaction;

/**
 * Passwords in statements that have words between them and their name, or no quotes: {@code ALTER
 * USER ann IDENTIFIED BY x}, {@code SET PASSWORD FOR 'ann'@'%' = 'x'}.
 */
final class SqlPasswords {

  private static final String REPLACE = "replace";

  /** From {@code FOR} to the sign. */
  private static final int LONGEST_USER = 256;

  private SqlPasswords() {}

  /** What is behind {@code IDENTIFIED BY}, whose {@code B} stands here. */
  static long behindBy(String text, int by, int end) {
    if (!NameBefore.isWord(text, by, end, "by") || by == 0) {
      return Span.NONE;
    }
    int nameEnd = Characters.beforeSpaces(text, by);
    int name = NameBefore.startOfName(text, nameEnd);
    if (nameEnd == by || !isIdentified(text, name, nameEnd)) {
      return Span.NONE;
    }
    return withReplaced(text, value(text, Characters.afterSpaces(text, by + 2, end), end), end);
  }

  /** {@code IDENTIFIED}, and behind it perhaps the plugin: {@code WITH ed25519}. */
  private static boolean isIdentified(String text, int start, int end) {
    if (NameBefore.is(text, start, end, "identified")) {
      return true;
    }
    int with = Characters.beforeSpaces(text, start);
    int withStart = NameBefore.startOfName(text, with);
    if (with == start || !NameBefore.is(text, withStart, with, "with")) {
      return false;
    }
    int identified = Characters.beforeSpaces(text, withStart);
    return NameBefore.is(text, NameBefore.startOfName(text, identified), identified, "identified");
  }

  /** What {@code SET PASSWORD FOR ann =} sets, which has the letters {@code sw} here. */
  static long around(String text, int at, int end) {
    int start = at - 3;
    if (start < 0 || !NameBefore.isWord(text, start, end, "password")) {
      return Span.NONE;
    }
    int next = Characters.afterSpaces(text, start + 8, end);
    if (next == start + 8 || !NameBefore.isWord(text, next, end, "for")) {
      return Span.NONE;
    }
    int last = Math.min(end, next + LONGEST_USER);
    int equals = next;
    while (equals < last && text.charAt(equals) != '=') {
      equals++;
    }
    return equals == last
        ? Span.NONE
        : withReplaced(text, value(text, Characters.afterSpaces(text, equals + 1, end), end), end);
  }

  /** A literal, perhaps behind a word that says of what kind it is. */
  private static long value(String text, int from, int end) {
    int start = from;
    for (String kind : new String[] {"password", "values", "random"}) {
      if (NameBefore.isWord(text, start, end, kind)) {
        start = Characters.afterSpaces(text, start + kind.length(), end);
      }
    }
    if (start < end && Quotes.opens(text, start)) {
      return Quotes.inside(text, start, end);
    }
    if (start >= end || Wording.isFilledIn(text, start) || text.charAt(start) == ':') {
      return Span.NONE;
    }
    int stop = UnquotedValues.end(text, start, end);
    boolean none = Wording.isNoValue(text, start, stop) || Wording.isProse(text, start, stop);
    return none ? Span.NONE : Span.of(start, stop);
  }

  /** {@code x REPLACE y}: the old password, too, with what is between. */
  private static long withReplaced(String text, long value, int end) {
    if (value == Span.NONE) {
      return value;
    }
    int stop = Span.end(value);
    int closed = stop < end && "'\"`".indexOf(text.charAt(stop)) >= 0 ? stop + 1 : stop;
    int replace = Characters.afterSpaces(text, closed, end);
    if (!NameBefore.isWord(text, replace, end, REPLACE)) {
      return value;
    }
    long old = value(text, Characters.afterSpaces(text, replace + REPLACE.length(), end), end);
    return old == Span.NONE ? value : Span.of(Span.start(value), Span.end(old));
  }
}
