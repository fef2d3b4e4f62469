package dev.faultline.collector.stacktrace;

import dev.faultline.collector.event.Frame;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one frame in the form of {@code StackTraceElement.toString()}. */
public final class FrameText {

  /**
   * A slash that belongs to the name of a hidden class, {@code Foo$$Lambda/0x0000abc}, not to a
   * class loader or module.
   */
  private static final Pattern HIDDEN_CLASS_SUFFIX =
      Pattern.compile("/(?:0x[0-9a-f]+|[0-9]+)(?=\\.)");

  private FrameText() {}

  /**
   * The frame of {@code text}, such as {@code app//com.acme.Shop.sell(Shop.java:42)}: not in-app,
   * without variables. Text of another form becomes a frame with that text as its method and no
   * class.
   */
  public static Frame parse(String text) {
    int open = text.lastIndexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      return new Frame("", text, null, null, false, false, Map.of());
    }
    String qualified = withoutLoaderAndModule(text.substring(0, open));
    String location = text.substring(open + 1, text.length() - 1);
    int dot = qualified.lastIndexOf('.');
    String className = dot < 0 ? "" : qualified.substring(0, dot);
    String method = qualified.substring(dot + 1);
    if (location.equals("Native Method")) {
      return new Frame(className, method, null, null, true, false, Map.of());
    }
    return new Frame(className, method, file(location), line(location), false, false, Map.of());
  }

  private static String withoutLoaderAndModule(String qualified) {
    if (qualified.indexOf('/') < 0) {
      return qualified; // as nearly all are: looking for a hidden class takes long
    }
    // Method names may hold slashes only where languages other than Java allow it; class names
    // never before the last dot.
    int end = qualified.lastIndexOf('.') < 0 ? qualified.length() : qualified.lastIndexOf('.') + 1;
    Matcher hidden = HIDDEN_CLASS_SUFFIX.matcher(qualified);
    int limit = hidden.find() ? hidden.start() : end;
    int slash = qualified.lastIndexOf('/', limit - 1);
    return qualified.substring(slash + 1);
  }

  private static String file(String location) {
    if (location.isEmpty() || location.equals("Unknown Source")) {
      return null;
    }
    return line(location) == null ? location : location.substring(0, location.lastIndexOf(':'));
  }

  private static Integer line(String location) {
    int colon = location.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    try {
      int line = Integer.parseInt(location.substring(colon + 1));
      return line > 0 ? (Integer) line : null;
    } catch (NumberFormatException e) {
      return null; // a colon of the file's name
    }
  }
}
