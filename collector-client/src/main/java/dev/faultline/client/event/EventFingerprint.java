package dev.faultline.client.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the text that like events have in common: FNV-1a of 64 bits, so that it is the same in
 * every process and version. Not safe for use by several threads.
 */
final class EventFingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Of a message; what comes later in it seldom tells kinds apart. */
  private static final int MESSAGE_CHARS = 300;

  private long hash = OFFSET;

  private EventFingerprint() {}

  static String of(ExceptionEvent event) {
    EventFingerprint fingerprint = new EventFingerprint();
    for (ExceptionLink link : event.exceptions()) {
      fingerprint.addClass(link.type());
    }
    fingerprint.addPlace(event.exceptions());
    return fingerprint.toHex();
  }

  static String ofMessage(String text) {
    EventFingerprint fingerprint = new EventFingerprint();
    fingerprint.addText(text);
    return fingerprint.toHex();
  }

  /**
   * Where the root cause, which knows best where things went wrong, came through the application's
   * own code; failing that, through any code; failing that, what was said.
   */
  private void addPlace(List<ExceptionLink> exceptions) {
    for (int i = exceptions.size() - 1; i >= 0; i--) {
      if (addFrames(exceptions.get(i), true)) {
        return;
      }
    }
    for (int i = exceptions.size() - 1; i >= 0; i--) {
      if (addPoint(exceptions.get(i)) || addFrames(exceptions.get(i), false)) {
        return;
      }
    }
    String message = exceptions.get(0).message();
    addText(message == null ? "" : message);
  }

  /** Each method once: how deep a recursion goes is chance. False when there is none. */
  private boolean addFrames(ExceptionLink link, boolean inAppOnly) {
    if (link.reused()) {
      // They are of another throw.
      return false;
    }
    Set<Method> seen = new HashSet<>(2 * link.frames().size());
    for (Frame frame : link.frames()) {
      if ((frame.inApp() || !inAppOnly) && seen.add(new Method(frame))) {
        addMethod(frame.className(), frame.methodName());
      }
    }
    return !seen.isEmpty();
  }

  /** Where it was seen first, of one whose stack trace is missing or of another throw. */
  private boolean addPoint(ExceptionLink link) {
    if (link.reused() || link.frames().isEmpty()) {
      for (LifePoint point : link.points()) {
        if (point.className() != null) {
          addMethod(point.className(), point.methodName());
          return true;
        }
      }
    }
    return false;
  }

  private void addMethod(String className, String method) {
    addClass(className);
    addName(method, method.length());
  }

  /** Without what is made anew in each run: {@code Shop$$Lambda/0x7f}, {@code Shop$$CGLIB$$1a}. */
  private void addClass(String name) {
    int generated = name.indexOf("$$");
    int hidden = name.indexOf('/');
    int end = name.length();
    end = generated > 0 ? generated : end;
    addName(name, hidden > 0 ? Math.min(hidden, end) : end);
  }

  /** Without the numbers that compilers give: {@code lambda$order$3}, {@code Shop$1}. */
  private void addName(String name, int end) {
    boolean numbered = false;
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      numbered = c == '$' || numbered && digit;
      if (!numbered || !digit) {
        add(c);
      }
    }
    endText();
  }

  /** Its first line, each number in it as 0. */
  private void addText(String text) {
    boolean inNumber = false;
    for (int i = 0; i < text.length() && i < MESSAGE_CHARS && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit || !inNumber) {
        add(digit ? '0' : c);
      }
      inNumber = digit;
    }
    endText();
  }

  private void add(char c) {
    hash = (hash ^ c) * PRIME;
  }

  /** So that the same characters in other words are something else. */
  private void endText() {
    add('\uffff');
  }

  private String toHex() {
    String digits = Long.toHexString(hash);
    return "0000000000000000".substring(digits.length()) + digits;
  }

  /** That a frame is of, whatever its signature. */
  private static final class Method {
    private final Frame frame;

    Method(Frame frame) {
      this.frame = frame;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Method
          && frame.className().equals(((Method) other).frame.className())
          && frame.methodName().equals(((Method) other).frame.methodName());
    }

    @Override
    public int hashCode() {
      return 31 * frame.className().hashCode() + frame.methodName().hashCode();
    }
  }
}
