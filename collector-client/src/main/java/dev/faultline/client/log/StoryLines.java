package dev.faultline.client.log;

/** Lines with an indent, until there are too many of them; says then how many more there were. */
final class StoryLines {
  private static final int LINE_CHARS = 500;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder(1_024);
  private final int limit;
  private int leftOut;

  /**
   * @param limit of all lines together, in chars; the line that goes beyond it is the last one
   */
  StoryLines(int limit) {
    this.limit = limit;
  }

  /** A line of its own. */
  void line(int depth, String content) {
    if (text.length() > limit) {
      leftOut++;
      return;
    }
    for (int i = 0; i < depth; i++) {
      text.append(INDENT);
    }
    text.append(ShownText.of(content, LINE_CHARS)).append('\n');
  }

  /** All of it. */
  String finish() {
    if (leftOut > 0) {
      text.append(INDENT).append("… (+").append(leftOut).append(" lines)\n");
    }
    return text.toString();
  }
}
