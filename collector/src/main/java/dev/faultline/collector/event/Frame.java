package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One frame of a stack trace. Immutable.
 *
 * @param className the class's binary name, without class loader and module; empty when unknown
 * @param method the method's name, such as {@code <init>} for a constructor
 * @param file the source file's name, null when unknown
 * @param line 1 or more, null when unknown
 * @param nativeMethod whether the method has no Java code
 * @param inApp whether it is the user's own code
 * @param variables natural JSON by name, in the order of declaration; empty when none were recorded
 */
public record Frame(
    String className,
    String method,
    String file,
    Integer line,
    boolean nativeMethod,
    boolean inApp,
    Map<String, JsonNode> variables) {

  public Frame {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** The same frame, the user's own code or not. */
  public Frame withInApp(boolean value) {
    return new Frame(className, method, file, line, nativeMethod, value, variables);
  }

  /** The same frame with these variables. */
  public Frame withVariables(Map<String, JsonNode> values) {
    return new Frame(className, method, file, line, nativeMethod, inApp, values);
  }
}
