package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * From what is known of an exception and was recorded of its throws to one link of an event's
 * chain. Used on the agent's thread alone.
 */
final class LinkAssembler {

  private static final StackTraceElement[] NO_TRACE = {};

  private final InAppFrames inApp;
  private final OmittedTraces omitted = new OmittedTraces();
  private final Supplier<Redaction> redaction;

  LinkAssembler(InAppFrames inApp, Supplier<Redaction> redaction) {
    this.inApp = inApp;
    this.redaction = redaction;
  }

  /**
   * @param recorded what was recorded of its throws, in the order of time
   * @param seenAt where it was seen first; null when that is not a place in woven code
   * @param points what happened to it
   * @param reused whether this very object was thrown before, in another story
   */
  ExceptionLink assemble(
      KnownException exception,
      List<ThrowSnapshot> recorded,
      Site seenAt,
      List<LifePoint> points,
      boolean reused) {
    boolean wasRead = exception.frames() != null;
    StackTraceElement[] trace = wasRead ? exception.frames() : NO_TRACE;
    StackTraceElement[] ofEarlier =
        trace.length > 0 || !wasRead ? null : omitted.of(exception, seenAt);
    if (ofEarlier != null) {
      trace = ofEarlier;
    } else if (wasRead) {
      omitted.remember(exception, seenAt, trace);
    }
    List<Frame> frames = new ArrayList<>(trace.length + 1);
    for (StackTraceElement frame : trace) {
      if (frame != null) {
        frames.add(Frame.of(frame, inApp.isInApp(frame.getClassName())));
      }
    }
    String note = frames.isEmpty() ? whyWithoutStackTrace(exception) : null;
    if (ofEarlier != null) {
      note = "stack trace omitted by the JVM; this is that of an earlier one at the same place";
    } else if (reused && !frames.isEmpty()) {
      note = "the same object was thrown before; its stack trace is of its making";
    }
    int placed = -1;
    for (int i = 0; i < recorded.size(); i++) {
      ThrowSnapshot thrown = recorded.get(i);
      if (placed >= 0 && thrown.isEntryOf(recorded.get(i - 1))) {
        place(thrown, placed, frames);
      } else if (i > 0 || passedOn(thrown.site())) {
        placed = placeRethrow(thrown, frames);
      } else {
        placed = frameThatThrew(thrown.site(), frames);
        if (placed < 0) {
          // A throwable made elsewhere, or without a stack trace: the throw site is what is known
          // for certain.
          frames.add(0, frameOf(thrown));
          placed = 0;
          note = note == null ? "thrown here, but its stack trace was made elsewhere" : note;
        } else {
          place(thrown, placed, frames);
        }
      }
    }
    return ExceptionLink.builder()
        .type(exception.type())
        .message(messageOf(exception))
        .frames(frames)
        .framesOmitted(exception.framesOmitted())
        .note(note)
        .points(points)
        .reused(reused)
        .build();
  }

  /** Whether the exception came from elsewhere, by the code of the site. */
  private static boolean passedOn(Site site) {
    return !(site instanceof ThrowSite) || ((ThrowSite) site).isRethrow();
  }

  private static String messageOf(KnownException exception) {
    return exception.isMessageKnown() ? exception.message() : "[collected before it was asked]";
  }

  private static String whyWithoutStackTrace(KnownException exception) {
    if (exception.frames() == null) {
      return exception.isMessageKnown()
          ? "stack trace left out to stay within the agent's CPU budget"
          : "memory ran short before it was asked for its stack trace";
    }
    if (exception.whyWithoutFrames() != null) {
      return exception.whyWithoutFrames();
    }
    return exception.isFastThrown()
        ? "stack trace omitted by the JVM"
        : "made without a stack trace";
  }

  /** Puts the variables beside a frame. */
  private void place(ThrowSnapshot thrown, int index, List<Frame> frames) {
    Frame frame = frames.get(index);
    if (thrown.variables() == null) {
      return;
    }
    if (frame.variables() == null) {
      frames.set(index, frame.withVariables(redaction.get().variables(thrown.variables())));
    } else if (thrown.isEntry()) {
      Map<String, Object> entry = redaction.get().variables(thrown.variables());
      frames.set(index, frame.withVariables(EntryValues.before(entry, frame.variables())));
    }
  }

  /**
   * The stack trace tells where the exception was thrown first, and with which calls below: of
   * several calls of the method that threw it again, it does not tell which one it was: then this
   * returns -1.
   */
  private int placeRethrow(ThrowSnapshot thrown, List<Frame> frames) {
    int only = -1;
    for (int i = 0; i < frames.size(); i++) {
      if (isOfMethod(frames.get(i), thrown.site())) {
        if (only >= 0) {
          return -1;
        }
        only = i;
      }
    }
    if (only >= 0) {
      place(thrown, only, frames);
    }
    return only;
  }

  private static boolean isOfMethod(Frame frame, Site site) {
    return frame.methodName().equals(site.methodName())
        && frame.className().equals(site.className());
  }

  private static int frameThatThrew(Site site, List<Frame> frames) {
    int sameMethod = -1;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (isOfMethod(frame, site)) {
        if (frame.line() == site.line()) {
          return i;
        }
        // A throw statement of several lines: the exception was made on another line than it is
        // thrown from.
        if (sameMethod < 0) {
          sameMethod = i;
        }
      }
    }
    return sameMethod;
  }

  private Frame frameOf(ThrowSnapshot thrown) {
    Site site = thrown.site();
    Frame frame =
        Frame.of(
            new StackTraceElement(site.className(), site.methodName(), null, site.line()), true);
    return thrown.variables() == null
        ? frame
        : frame.withVariables(redaction.get().variables(thrown.variables()));
  }
}
