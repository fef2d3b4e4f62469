package dev.faultline.collector.grouping;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Finds the issue of an event: the same service, the same types from the outermost exception to the
 * root cause, and the same way through the user's code to where the root cause was thrown. Messages
 * that were captured by hand go by their text, without what differs between occurrences. The rule
 * is described in docs/api.md. Thread-safe.
 */
public final class Grouper {

  /** Change it whenever the rule changes: issues of different rules must not meet. */
  private static final String RULE = "1";

  private static final List<String> REFLECTION =
      List.of("jdk.internal.reflect.", "sun.reflect.", "java.lang.reflect.", "java.lang.invoke.");

  /** Which issue {@code event} belongs to. */
  public Grouping group(Event event) {
    Fingerprint fingerprint = new Fingerprint().add(RULE).add(event.source().service());
    if (event.message() != null) {
      fingerprint.add("captured message").add(MessageTemplate.of(event.message()));
      return new Grouping(fingerprint.toHex(), null);
    }
    List<String> path = decisivePath(event.exceptions());
    event.exceptions().forEach(exception -> fingerprint.add(type(exception)));
    if (path.isEmpty()) {
      fingerprint.add("message").add(MessageTemplate.of(event.text()));
    } else {
      fingerprint.add("frames");
      withoutRecursion(path).forEach(fingerprint::add);
    }
    return new Grouping(fingerprint.toHex(), path.isEmpty() ? null : path.get(0));
  }

  private static String type(CapturedException exception) {
    return GeneratedNames.className(exception.type());
  }

  /**
   * In-app frames of the innermost exception that has any; failing that, all frames of the
   * innermost that has any. The root cause comes first because it knows where things went wrong;
   * those around it know only where that was noticed.
   */
  private static List<String> decisivePath(List<CapturedException> exceptions) {
    List<CapturedException> innermostFirst = new ArrayList<>(exceptions);
    Collections.reverse(innermostFirst);
    for (boolean inAppOnly : new boolean[] {true, false}) {
      for (CapturedException exception : innermostFirst) {
        List<String> path = path(exception.frames(), inAppOnly);
        if (!path.isEmpty()) {
          return path;
        }
      }
    }
    return List.of();
  }

  private static List<String> path(List<Frame> frames, boolean inAppOnly) {
    List<String> path = new ArrayList<>();
    for (Frame frame : frames) {
      if (frame.inApp() || !inAppOnly && !isReflection(frame)) {
        String className = GeneratedNames.className(frame.className());
        String method = GeneratedNames.method(frame.method());
        path.add(className.isEmpty() ? method : className + "." + method);
      }
    }
    return path;
  }

  /**
   * How the JVM reaches a method by reflection changes after some calls: from native code to
   * generated classes.
   */
  private static boolean isReflection(Frame frame) {
    return REFLECTION.stream().anyMatch(frame.className()::startsWith);
  }

  /**
   * Each method once, where it first comes: the depth of a recursion, direct or mutual, is chance.
   */
  private static Iterable<String> withoutRecursion(List<String> path) {
    return new LinkedHashSet<>(path);
  }
}
