package dev.faultline.collector.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of {@code faultline.exceptions} in the form of docs/wire.md. */
public final class ExceptionBuilder {

  private final String type;
  private final String message;
  private final List<String> frames = new ArrayList<>();
  private final List<Integer> inApp = new ArrayList<>();
  private final List<Map<String, ?>> sites = new ArrayList<>();
  private final Map<String, Object> further = new LinkedHashMap<>();

  public ExceptionBuilder(String type, String message) {
    this.type = type;
    this.message = message;
  }

  /** The next outer frame, of the user's own code. */
  public ExceptionBuilder inApp(String frame) {
    inApp.add(frames.size());
    frames.add(frame);
    return this;
  }

  /** The next outer frame, of the user's own code, with variables. */
  public ExceptionBuilder inApp(String frame, Map<String, ?> variables) {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("frame", frames.size());
    site.put("variables", variables);
    sites.add(site);
    return inApp(frame);
  }

  /** The next outer frames, of libraries. */
  public ExceptionBuilder library(String... outerFrames) {
    frames.addAll(List.of(outerFrames));
    return this;
  }

  /** A key beside those that every exception has. */
  public ExceptionBuilder with(String key, Object value) {
    further.put(key, value);
    return this;
  }

  public Map<String, Object> build() {
    Map<String, Object> exception = new LinkedHashMap<>();
    exception.put("type", type);
    if (message != null) {
      exception.put("message", message);
    }
    exception.put("frames", frames);
    exception.put("inApp", inApp);
    if (!sites.isEmpty()) {
      exception.put("sites", sites);
    }
    exception.putAll(further);
    return exception;
  }
}
