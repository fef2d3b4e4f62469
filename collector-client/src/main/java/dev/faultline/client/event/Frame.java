package dev.faultline.client.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One frame of a stack trace, with the variables that were in scope when they are known. Immutable.
 */
public final class Frame {
  private static final int NATIVE_METHOD = -2;

  /** Of signs and a line in the text, or of the words that stand for a place. */
  private static final int PLACE_CHARS = 17;

  private final String className;
  private final String methodName;
  private final String fileName;
  private final int line;
  private final boolean inApp;
  private final Map<String, Object> variables;

  private Frame(
      String className,
      String methodName,
      String fileName,
      int line,
      boolean inApp,
      Map<String, Object> variables) {
    this.className = Objects.requireNonNull(className, "className");
    this.methodName = Objects.requireNonNull(methodName, "methodName");
    this.fileName = fileName;
    this.line = line;
    this.inApp = inApp;
    this.variables = variables;
  }

  /**
   * A frame without variables.
   *
   * @param element where it is; class loader and module are left out
   * @param inApp whether it is the user's own code
   */
  public static Frame of(StackTraceElement element, boolean inApp) {
    return new Frame(
        element.getClassName(),
        element.getMethodName(),
        element.getFileName(),
        element.getLineNumber(),
        inApp,
        null);
  }

  /**
   * This frame with other variables.
   *
   * @param variables as {@link #variables()} describes, in the order in which they are to be shown;
   *     null or empty for none. The map is copied, the values are not: they must not change any
   *     more
   */
  public Frame withVariables(Map<String, Object> variables) {
    Map<String, Object> copy =
        variables == null || variables.isEmpty()
            ? null
            : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    return new Frame(className, methodName, fileName, line, inApp, copy);
  }

  /** The binary name of the class, such as {@code com.acme.Outer$Inner}. */
  public String className() {
    return className;
  }

  /** The method's name; {@code <init>} and {@code <clinit>} as in the class file. */
  public String methodName() {
    return methodName;
  }

  /** The source file without its folder, or null when the class file does not say. */
  public String fileName() {
    return fileName;
  }

  /** The line, counted from 1; -2 for a native method, any other negative number when not known. */
  public int line() {
    return line;
  }

  /** Whether this is the user's own code. */
  public boolean inApp() {
    return inApp;
  }

  /**
   * The variables in scope by name, in order, or null when there are none.
   *
   * <p>A value is a tree of plain JDK values, and of nothing else:
   *
   * <ul>
   *   <li>{@code null}, {@link Boolean}, {@link Long}, {@link Double}, {@link String};
   *   <li>{@code List<Object>} of such values;
   *   <li>{@code Map<String, Object>} with such values, in the order in which they are to be shown.
   * </ul>
   *
   * The tree has no cycles, nobody changes it after it was handed in, and it holds no object of the
   * application: reading it runs none of the application's code.
   */
  public Map<String, Object> variables() {
    return variables;
  }

  /**
   * {@code class.method(File.java:42)}: the form of {@link StackTraceElement#toString()} without
   * class loader and module, so also {@code (Native Method)}, {@code (File.java)} and {@code
   * (Unknown Source)}.
   */
  public String text() {
    StringBuilder text = new StringBuilder(mostChars());
    appendTo(text);
    return text.toString();
  }

  /** How many chars {@link #text()} has at most. */
  int mostChars() {
    return className.length()
        + methodName.length()
        + (fileName == null ? 0 : fileName.length())
        + PLACE_CHARS;
  }

  /** Appends {@link #text()}. */
  void appendTo(StringBuilder text) {
    text.append(className).append('.').append(methodName).append('(');
    if (line == NATIVE_METHOD) {
      text.append("Native Method");
    } else if (fileName == null) {
      text.append("Unknown Source");
    } else {
      text.append(fileName);
      if (line >= 0) {
        text.append(':').append(line);
      }
    }
    text.append(')');
  }

  /** Whether {@link #text()} of both is the same. */
  boolean readsLike(Frame other) {
    return className.equals(other.className)
        && methodName.equals(other.methodName)
        && isPlacedLike(other);
  }

  private boolean isPlacedLike(Frame other) {
    if (line == NATIVE_METHOD || other.line == NATIVE_METHOD) {
      return line == other.line;
    }
    return Objects.equals(fileName, other.fileName)
        && (fileName == null || line == other.line || line < 0 && other.line < 0);
  }

  /** As {@link #text()}: variables may be large. */
  @Override
  public String toString() {
    return text();
  }
}
