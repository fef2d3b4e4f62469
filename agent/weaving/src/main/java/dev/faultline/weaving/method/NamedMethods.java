package dev.faultline.weaving.method;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which methods the user has named: by patterns, and by the annotation {@code @Capture}. Immutable,
 * thread-safe.
 */
public final class NamedMethods {

  private static final String CAPTURE = "dev.faultline.annotation.Capture";
  private static final String CAPTURE_DESCRIPTOR = "Ldev/faultline/annotation/Capture;";

  /** On a class or on a method, the class file holds the annotation's name. */
  private static final MethodPattern ANNOTATED =
      MethodPattern.parse("@annotation(" + CAPTURE + ")");

  private final MethodPattern patterns;
  private final boolean arguments;

  /**
   * @param patterns null for none
   * @param arguments whether arguments and receivers may be captured at all
   */
  public NamedMethods(MethodPattern patterns, boolean arguments) {
    this.patterns = patterns;
    this.arguments = arguments;
  }

  /** The patterns, one by one; empty for none. */
  List<MethodPattern> patterns() {
    return patterns == null ? Collections.<MethodPattern>emptyList() : patterns.each();
  }

  /** Whether a class of this internal name may have such methods: it costs little to ask. */
  boolean mayInclude(String className, byte[] classFile) {
    return patterns != null && patterns.mayMatch(className, classFile)
        || ANNOTATED.mayMatch(className, classFile);
  }

  /** Whether a class of this internal name may have methods that a pattern names. */
  boolean mayIncludeByPattern(String className) {
    return patterns != null && patterns.mayMatch(className);
  }

  /** What is to be captured of a method, or null when it is not named. */
  CaptureOptions of(ClassOutline type, MethodOutline method) {
    if (method.isSynthetic() || method.name().equals("<clinit>")) {
      return null;
    }
    Map<String, Object> annotation = method.annotation(CAPTURE_DESCRIPTOR);
    if (annotation == null) {
      annotation = type.annotation(CAPTURE_DESCRIPTOR);
    }
    if (annotation != null) {
      return CaptureOptions.of(annotation).withArguments(arguments);
    }
    return patterns != null && patterns.matches(type, method)
        ? new CaptureOptions(arguments, true)
        : null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedMethods
        && arguments == ((NamedMethods) other).arguments
        && Objects.equals(patterns, ((NamedMethods) other).patterns);
  }

  @Override
  public int hashCode() {
    return Objects.hash(patterns, arguments);
  }
}
