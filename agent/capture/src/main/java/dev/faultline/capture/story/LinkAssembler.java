package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * From a throwable and what was recorded of its throws to one link of an event's chain.
 * Thread-safe.
 */
final class LinkAssembler {

  private static final int MAX_FRAMES = 256;

  private final InAppFrames inApp;

  LinkAssembler(InAppFrames inApp) {
    this.inApp = inApp;
  }

  ExceptionLink assemble(Throwable throwable, List<ThrowSnapshot> recorded) {
    StackTraceElement[] trace = ThrowableFacts.stackTraceOf(throwable);
    int kept = Math.min(trace.length, MAX_FRAMES);
    List<Frame> frames = new ArrayList<>(kept + 1);
    for (int i = 0; i < kept; i++) {
      if (trace[i] != null) {
        frames.add(Frame.of(trace[i], inApp.isInApp(trace[i].getClassName())));
      }
    }
    String note = frames.isEmpty() ? whyWithoutStackTrace(throwable) : null;
    for (int i = 0; i < recorded.size(); i++) {
      ThrowSnapshot thrown = recorded.get(i);
      if (i > 0) {
        placeRethrow(thrown, frames);
      } else if (!place(thrown, frameThatThrew(thrown.site(), frames), frames)) {
        // A throwable made elsewhere, or without a stack trace: the throw site is what is known for
        // certain.
        frames.add(0, frameOf(thrown));
        note = note == null ? "thrown here, but its stack trace was made elsewhere" : note;
      }
    }
    return ExceptionLink.builder()
        .type(throwable.getClass().getName())
        .message(ThrowableFacts.messageOf(throwable))
        .frames(frames)
        .framesOmitted(trace.length - kept)
        .note(note)
        .build();
  }

  private static String whyWithoutStackTrace(Throwable throwable) {
    // The JVM leaves the stack trace out of exceptions that compiled code throws often
    // (OmitStackTraceInFastThrow),
    // and makes those of these classes only.
    return throwable instanceof NullPointerException
            || throwable instanceof IndexOutOfBoundsException
            || throwable instanceof ClassCastException
            || throwable instanceof ArithmeticException
            || throwable instanceof ArrayStoreException
        ? "stack trace omitted by the JVM"
        : "made without a stack trace";
  }

  /**
   * Puts the variables beside the frame that threw; false when the stack trace has no such frame.
   */
  private static boolean place(ThrowSnapshot thrown, int index, List<Frame> frames) {
    if (index < 0) {
      return false;
    }
    Frame frame = frames.get(index);
    if (thrown.variables() != null && frame.variables() == null) {
      frames.set(index, frame.withVariables(thrown.variables()));
    }
    return true;
  }

  /**
   * The stack trace tells where the exception was thrown first, and with which calls below: of
   * several calls of the method that threw it again, it does not tell which one it was.
   */
  private static void placeRethrow(ThrowSnapshot thrown, List<Frame> frames) {
    int only = -1;
    for (int i = 0; i < frames.size(); i++) {
      if (isOfMethod(frames.get(i), thrown.site())) {
        if (only >= 0) {
          return;
        }
        only = i;
      }
    }
    place(thrown, only, frames);
  }

  private static boolean isOfMethod(Frame frame, ThrowSite site) {
    return frame.methodName().equals(site.methodName())
        && frame.className().equals(site.className());
  }

  private static int frameThatThrew(ThrowSite site, List<Frame> frames) {
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

  private static Frame frameOf(ThrowSnapshot thrown) {
    ThrowSite site = thrown.site();
    Frame frame =
        Frame.of(
            new StackTraceElement(site.className(), site.methodName(), null, site.line()), true);
    return thrown.variables() == null ? frame : frame.withVariables(thrown.variables());
  }
}
