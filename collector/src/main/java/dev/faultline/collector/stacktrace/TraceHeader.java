package dev.faultline.collector.stacktrace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line above the frames, {@code type: message}.
 *
 * @param type class name; {@link #UNKNOWN_TYPE} if the line does not start with one
 * @param message null when there is none
 */
record TraceHeader(String type, String message) {

  /** The type of an exception whose {@code toString()} does not tell it. */
  static final String UNKNOWN_TYPE = "unknown";

  private static final Pattern HEADER =
      Pattern.compile("([\\p{L}\\p{N}_$.]+)(?:: ?(.*))?", Pattern.DOTALL);
  private static final Pattern THREAD = Pattern.compile("Exception in thread \".*?\" ");

  static TraceHeader of(String text) {
    Matcher thread = THREAD.matcher(text);
    String header = thread.lookingAt() ? text.substring(thread.end()) : text;
    Matcher matcher = HEADER.matcher(header);
    return matcher.matches()
        ? new TraceHeader(matcher.group(1), matcher.group(2))
        : new TraceHeader(UNKNOWN_TYPE, header.isEmpty() ? null : header);
  }

  /**
   * This header with what the sender said of the exception beside its stack trace; null for what it
   * did not say.
   */
  TraceHeader corrected(String givenType, String givenMessage) {
    // SDKs send canonical names, Outer.Inner; the trace has the binary name, Outer$Inner, as frames
    // do.
    boolean sameClass = givenType != null && givenType.equals(type.replace('$', '.'));
    return new TraceHeader(
        givenType == null || sameClass ? type : givenType,
        givenMessage == null ? message : givenMessage);
  }
}
