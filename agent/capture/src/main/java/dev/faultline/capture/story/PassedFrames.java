package dev.faultline.capture.story;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The in-app frames that an exception passed on its way to where it was seen first, for exceptions
 * that no {@code athrow} of the user's code threw.
 */
public final class PassedFrames {

  /** What lies further out says less of why it was thrown. */
  private static final int MAX_FRAMES = 6;

  private PassedFrames() {}

  /** Innermost first of each exception; empty when all were seen where they were thrown. */
  public static List<Frame> of(ExceptionEvent event) {
    List<Frame> passed = new ArrayList<>();
    for (ExceptionLink link : event.exceptions()) {
      if (!isThrownInApp(link) && !isEndOfResources(link)) {
        add(link, passed);
      }
    }
    return passed;
  }

  private static boolean isThrownInApp(ExceptionLink link) {
    return !link.points().isEmpty() && link.points().get(0).kind() == LifePoint.Kind.THROWN;
  }

  /** There is no room for variables then, and code that asks for room must not be added. */
  private static boolean isEndOfResources(ExceptionLink link) {
    return link.type().equals("java.lang.OutOfMemoryError")
        || link.type().equals("java.lang.StackOverflowError");
  }

  private static void add(ExceptionLink link, List<Frame> passed) {
    LifePoint caught = firstCatch(link);
    int taken = 0;
    for (Frame frame : link.frames()) {
      if (!frame.inApp()) {
        continue;
      }
      passed.add(frame);
      boolean caughtHere =
          caught != null
              && frame.methodName().equals(caught.methodName())
              && frame.className().equals(caught.className());
      if (++taken == MAX_FRAMES || caughtHere) {
        return;
      }
    }
  }

  private static LifePoint firstCatch(ExceptionLink link) {
    for (LifePoint point : link.points()) {
      if (point.kind() == LifePoint.Kind.CAUGHT) {
        return point;
      }
    }
    return null;
  }
}
