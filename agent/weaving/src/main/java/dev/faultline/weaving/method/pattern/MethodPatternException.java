package dev.faultline.weaving.method.pattern;

/** A text that is not a method pattern: where, what is wrong with it, and how to mend it. */
public final class MethodPatternException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String text;
  private final int position;

  MethodPatternException(String text, int position, String problem) {
    super(problem);
    this.text = text;
    this.position = position;
  }

  /** Index of the character that cannot be understood; the text's length when it ends too early. */
  public int position() {
    return position;
  }

  /** The line of the text that cannot be understood, and a line with a caret under the place. */
  public String marked() {
    int start =
        Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1));
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String line = text.substring(start + 1, end).replace('\t', ' ');
    StringBuilder marked = new StringBuilder(line).append('\n');
    for (int i = start + 1; i < position; i++) {
      marked.append(' ');
    }
    return marked.append('^').toString();
  }
}
