package dev.faultline.collector.stacktrace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a printed stack trace: what kind it is, how far it is indented, and what it says. */
record TraceLine(Kind kind, int indent, String content) {

  enum Kind {
    /** {@code at class.method(File.java:42)}. */
    FRAME,
    /** {@code ... 12 more}; the content is the number. */
    COMMON_FRAMES,
    /** {@code Caused by: ...}. */
    CAUSE,
    /** {@code Suppressed: ...}. */
    SUPPRESSED,
    /** {@code [CIRCULAR REFERENCE: ...]}. */
    CIRCULAR,
    /** Anything else: a header, or a further line of a message. */
    TEXT
  }

  /** Logging frameworks append the jar: {@code ~[shop.jar:1.2]}. */
  private static final Pattern FRAME = Pattern.compile("at (.+\\([^()]*\\))(?: ~?\\[.*])?\\s*");

  /** No frame is as long; matching takes a time that grows faster than the line. */
  private static final int MAX_FRAME_LENGTH = 4096;

  private static final Pattern COMMON =
      Pattern.compile("\\.\\.\\. ([0-9]{1,9}) (?:more|common frames omitted)\\s*");
  private static final Pattern CIRCULAR =
      Pattern.compile("(?:Caused by: |Suppressed: )?\\[CIRCULAR REFERENCE: ?(.*)]\\s*");
  private static final String CAUSE = "Caused by: ";
  private static final String SUPPRESSED = "Suppressed: ";

  static TraceLine of(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    String text = line.substring(indent);
    Matcher frame = FRAME.matcher(text);
    if (indent > 0 && text.length() <= MAX_FRAME_LENGTH && frame.matches()) {
      return new TraceLine(Kind.FRAME, indent, frame.group(1));
    }
    Matcher common = COMMON.matcher(text);
    if (indent > 0 && common.matches()) {
      return new TraceLine(Kind.COMMON_FRAMES, indent, common.group(1));
    }
    Matcher circular = CIRCULAR.matcher(text);
    if (circular.matches()) {
      return new TraceLine(Kind.CIRCULAR, indent, circular.group(1));
    }
    if (text.startsWith(CAUSE)) {
      return new TraceLine(Kind.CAUSE, indent, text.substring(CAUSE.length()));
    }
    if (indent > 0 && text.startsWith(SUPPRESSED)) {
      return new TraceLine(Kind.SUPPRESSED, indent, text.substring(SUPPRESSED.length()));
    }
    return new TraceLine(Kind.TEXT, indent, line);
  }
}
