package dev.faultline.client.event;

import java.util.List;

/** A chain of exceptions in the form of {@link Throwable#printStackTrace()}. */
public final class StackTraceText {

  private StackTraceText() {}

  /**
   * The text, lines ended by a line feed; frames that an exception has in common with the one that
   * it is the cause of are counted and left out.
   *
   * @param chain the exception, then its causes
   * @param suppressed by whichever of them
   */
  public static String of(List<ExceptionLink> chain, List<SuppressedLink> suppressed) {
    StringBuilder text = new StringBuilder(2048);
    ExceptionLink enclosing = null;
    for (int i = 0; i < chain.size(); i++) {
      ExceptionLink link = chain.get(i);
      append(text, i == 0 ? "" : "Caused by: ", "", link, enclosing);
      for (SuppressedLink side : suppressed) {
        if (side.of() == i) {
          append(text, "\tSuppressed: ", "\t", side.exception(), link);
        }
      }
      enclosing = link;
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      String caption,
      String indent,
      ExceptionLink link,
      ExceptionLink enclosing) {
    text.append(caption).append(link.type());
    if (link.message() != null) {
      text.append(": ").append(link.message());
    }
    text.append('\n');
    List<Frame> frames = link.frames();
    int shared = enclosing == null ? 0 : framesInCommon(link, enclosing);
    for (int i = 0; i < frames.size() - shared; i++) {
      text.append(indent).append("\tat ").append(frames.get(i).text()).append('\n');
    }
    int more = shared + link.framesOmitted();
    if (more > 0) {
      text.append(indent).append("\t... ").append(more).append(" more\n");
    }
  }

  private static int framesInCommon(ExceptionLink link, ExceptionLink of) {
    if (link.framesOmitted() > 0 || of.framesOmitted() > 0) {
      // What both would have in common is among the frames that were cut.
      return 0;
    }
    List<Frame> frames = link.frames();
    List<Frame> enclosing = of.frames();
    int common = 0;
    while (common < frames.size()
        && common < enclosing.size()
        && frames
            .get(frames.size() - 1 - common)
            .text()
            .equals(enclosing.get(enclosing.size() - 1 - common).text())) {
      common++;
    }
    return common;
  }
}
