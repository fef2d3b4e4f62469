package dev.faultline.client.throwable;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.StackTraceText;
import dev.faultline.client.event.SuppressedLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Reads an exception with its causes and what they suppress, on the thread that hands it over.
 * Bounded; a chain that closes in itself ends; an exception whose own methods throw is told as far
 * as it tells itself. Immutable, thread-safe.
 */
public final class ThrowableReader {
  private static final int MAX_CAUSES = 32;
  private static final int MAX_SUPPRESSED = 16;
  private static final int MAX_FRAMES = 256;
  private static final StackTraceElement[] NO_FRAMES = {};
  private static final Throwable[] NONE = {};

  private final InAppPackages inApp;

  /**
   * @param inApp which frames are the application's own
   */
  public ThrowableReader(InAppPackages inApp) {
    this.inApp = inApp;
  }

  /** An event that has the exceptions and their stack trace, and nothing else yet. */
  public ExceptionEvent.Builder read(Throwable thrown) {
    List<ExceptionLink> chain = new ArrayList<>();
    List<SuppressedLink> suppressed = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
    List<Throwable> causes = causes(thrown, seen);
    for (int i = 0; i < causes.size(); i++) {
      ExceptionLink link = link(causes.get(i));
      chain.add(i == MAX_CAUSES - 1 ? mayBeCut(link, causes.get(i)) : link);
      for (Throwable side : suppressedBy(causes.get(i))) {
        if (suppressed.size() < MAX_SUPPRESSED && seen.add(side)) {
          suppressed.add(new SuppressedLink(i, link(side)));
        }
      }
    }
    return ExceptionEvent.builder()
        .exceptions(chain)
        .suppressed(suppressed)
        .stackTrace(StackTraceText.of(chain, suppressed));
  }

  private static List<Throwable> causes(Throwable thrown, Set<Throwable> seen) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable one = thrown;
        one != null && causes.size() < MAX_CAUSES && seen.add(one);
        one = causeOf(one)) {
      causes.add(one);
    }
    return causes;
  }

  private static ExceptionLink mayBeCut(ExceptionLink last, Throwable throwable) {
    return causeOf(throwable) == null
        ? last
        : last.toBuilder().note("its causes are left out: there are too many").build();
  }

  private ExceptionLink link(Throwable throwable) {
    StackTraceElement[] trace = stackTraceOf(throwable);
    int kept = Math.min(trace.length, MAX_FRAMES);
    List<Frame> frames = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      if (trace[i] != null) {
        frames.add(Frame.of(trace[i], inApp.include(trace[i].getClassName())));
      }
    }
    return ExceptionLink.builder()
        .type(throwable.getClass().getName())
        .message(messageOf(throwable))
        .frames(frames)
        .framesOmitted(trace.length - kept)
        .note(frames.isEmpty() ? "made without a stack trace" : null)
        .build();
  }

  // What follows asks code that may be the application's own: it may throw whatever it likes.

  private static Throwable causeOf(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable ofItsOwn) {
      return null;
    }
  }

  private static Throwable[] suppressedBy(Throwable throwable) {
    try {
      return throwable.getSuppressed();
    } catch (Throwable outOfMemory) {
      return NONE;
    }
  }

  private static String messageOf(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (Throwable ofItsOwn) {
      return "[its getMessage() threw " + ofItsOwn.getClass().getName() + "]";
    }
  }

  private static StackTraceElement[] stackTraceOf(Throwable throwable) {
    try {
      StackTraceElement[] trace = throwable.getStackTrace();
      return trace == null ? NO_FRAMES : trace;
    } catch (Throwable ofItsOwn) {
      return NO_FRAMES;
    }
  }
}
