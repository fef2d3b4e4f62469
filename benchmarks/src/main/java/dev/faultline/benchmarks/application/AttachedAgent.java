package dev.faultline.benchmarks.application;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent as it is attached, or none. Immutable.
 *
 * @param name as people know it
 * @param version empty for none
 * @param jar null for none
 * @param settings of the JVM; what it tells goes nowhere
 * @param proofSettings those with which it proves that it works, before it is measured
 * @param classes with which the names of classes begin that it is made of
 */
record AttachedAgent(
    String name,
    String version,
    File jar,
    List<String> settings,
    List<String> proofSettings,
    String classes) {
  static final String NONE = "no agent";
  static final String DEFAULTS = "Faultline";
  static final String EVERYTHING = "Faultline, everything on";
  static final String OPENTELEMETRY = "OpenTelemetry's agent";
  static final String DATADOG = "Datadog's agent";
  static final String ELASTIC = "Elastic's agent";

  /** Whether an agent is attached at all. */
  boolean isAttached() {
    return jar != null;
  }

  /** Whether a budget is about its start, be it as what ours is held against. */
  boolean isJudgedAtStart() {
    return isJudged() || name.equals(OPENTELEMETRY);
  }

  /** Whether a budget is about its loads, be it as what ours is held against. */
  boolean isJudged() {
    return List.of(NONE, DEFAULTS).contains(name);
  }

  /** Whether it is one of this project. */
  boolean isOurs() {
    return name.startsWith(DEFAULTS);
  }

  /** Arguments of a JVM that is measured. */
  List<String> arguments() {
    return withAgent(settings);
  }

  /** Arguments of a JVM that proves that it works. */
  List<String> proofArguments() {
    return withAgent(proofSettings);
  }

  private List<String> withAgent(List<String> more) {
    List<String> arguments = new ArrayList<>();
    if (isAttached()) {
      arguments.add("-javaagent:" + jar);
    }
    arguments.addAll(more);
    return arguments;
  }

  /** What results say of it. */
  String description() {
    return name
        + (version.isEmpty() ? "" : ' ' + version)
        + ": "
        + (settings.isEmpty() ? "no settings" : String.join(" ", settings));
  }
}
