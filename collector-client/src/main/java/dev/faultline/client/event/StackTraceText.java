package dev.faultline.client.event;

import java.util.List;

/** A chain of exceptions in the form of {@link Throwable#printStackTrace()}. */
public final class StackTraceText {

  private static final String AT = "\tat ";

  /** Chars of the caption, the colon, and the line that counts what is left out. */
  private static final int AROUND = 40;

  private StackTraceText() {}

  /**
   * The text, lines ended by a line feed; frames that an exception has in common with the one that
   * it is the cause of are counted and left out.
   *
   * @param chain the exception, then its causes
   * @param suppressed by whichever of them
   */
  public static String of(List<ExceptionLink> chain, List<SuppressedLink> suppressed) {
    StringBuilder text = new StringBuilder();
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

  /**
   * How many frames of an exception have a line of their own in the text.
   *
   * @param enclosing the one that it is the cause of, or that suppresses it; null for none
   */
  public static int lines(ExceptionLink link, ExceptionLink enclosing) {
    return link.frames().size() - (enclosing == null ? 0 : framesInCommon(link, enclosing));
  }

  private static void append(
      StringBuilder text,
      String caption,
      String indent,
      ExceptionLink link,
      ExceptionLink enclosing) {
    int lines = lines(link, enclosing);
    text.ensureCapacity(text.length() + mostChars(indent, link, lines));
    text.append(caption).append(link.type());
    if (link.message() != null) {
      text.append(": ").append(link.message());
    }
    text.append('\n');
    List<Frame> frames = link.frames();
    for (int i = 0; i < lines; i++) {
      text.append(indent).append(AT);
      frames.get(i).appendTo(text);
      text.append('\n');
    }
    int more = frames.size() - lines + link.framesOmitted();
    if (more > 0) {
      text.append(indent).append("\t... ").append(more).append(" more\n");
    }
  }

  private static int mostChars(String indent, ExceptionLink link, int lines) {
    int chars = AROUND + link.type().length();
    chars += link.message() == null ? 0 : link.message().length();
    for (Frame frame : link.frames().subList(0, lines)) {
      chars += indent.length() + AT.length() + frame.mostChars() + 1;
    }
    return chars;
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
            .readsLike(enclosing.get(enclosing.size() - 1 - common))) {
      common++;
    }
    return common;
  }
}
