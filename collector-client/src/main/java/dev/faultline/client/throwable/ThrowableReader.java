package dev.faultline.client.throwable;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.SuppressedLink;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an exception with its causes and what they suppress, on the thread that hands it over.
 * Bounded, and says what is left out; a chain that closes in itself ends; an exception whose own
 * methods throw is told as far as it tells itself. Immutable, thread-safe.
 */
public final class ThrowableReader {
  private static final int MAX_SUPPRESSED = 16;
  private static final int MAX_FRAMES = 256;
  private static final String ENDLESS = "its causes are left out: there are too many";

  private final InAppPackages inApp;

  /**
   * @param inApp which frames are the application's own
   */
  public ThrowableReader(InAppPackages inApp) {
    this.inApp = inApp;
  }

  /** An event that has the exceptions and their stack trace, and nothing else yet. */
  public ExceptionEvent.Builder read(Throwable thrown) {
    CauseChain causes = CauseChain.of(thrown);
    List<ExceptionLink> chain = new ArrayList<>();
    List<SuppressedLink> suppressed = new ArrayList<>();
    boolean isCut = causes.isCut();
    for (int i = 0; i < causes.kept().size(); i++) {
      int sidesLeftOut = addSuppressed(causes, i, suppressed);
      isCut |= sidesLeftOut > 0;
      chain.add(
          link(causes.kept().get(i))
              .leftOut(causes.leftOutAfter(i), "exceptions after it")
              .leftOut(sidesLeftOut, "suppressed exceptions")
              .build());
    }
    if (causes.isEndless()) {
      int last = chain.size() - 1;
      chain.set(last, chain.get(last).toBuilder().addNote(ENDLESS).build());
    }
    ExceptionEvent.Builder event = ExceptionEvent.builder();
    if (isCut) {
      event.cutToSize();
    }
    return event.exceptions(chain).suppressed(suppressed).stackTraceOfExceptions();
  }

  /** How many of them are left out. */
  private int addSuppressed(CauseChain causes, int of, List<SuppressedLink> to) {
    int leftOut = 0;
    for (Throwable side : ThrowableAnswers.suppressedBy(causes.kept().get(of))) {
      if (!causes.isNew(side)) {
        continue;
      }
      if (to.size() < MAX_SUPPRESSED) {
        to.add(new SuppressedLink(of, link(side).build()));
      } else {
        leftOut++;
      }
    }
    return leftOut;
  }

  private ExceptionLink.Builder link(Throwable throwable) {
    StackTraceElement[] trace = ThrowableAnswers.stackTraceOf(throwable);
    int kept = Math.min(trace.length, MAX_FRAMES);
    List<Frame> frames = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      if (trace[i] != null) {
        frames.add(Frame.of(trace[i], inApp.include(trace[i].getClassName())));
      }
    }
    return ExceptionLink.builder()
        .type(throwable.getClass().getName())
        .message(ThrowableAnswers.messageOf(throwable))
        .frames(frames)
        .framesOmitted(trace.length - kept)
        .note(frames.isEmpty() ? "made without a stack trace" : null);
  }
}
