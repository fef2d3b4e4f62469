package dev.faultline.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agent with all that it can do turned on, and nothing held back by a rate. What is on by
 * default is said all the same: a default may change.
 */
public final class EverythingOn {

  private static final String NO_LIMIT = "1000000";

  private EverythingOn() {}

  /**
   * With every method of these packages named.
   *
   * @param inApp packages whose classes are the user's own
   */
  public static AgentOptions sendingTo(URI endpoint, List<String> inApp) {
    return sendingTo(endpoint, inApp, everyMethodOf(inApp));
  }

  /**
   * @param inApp packages whose classes are the user's own
   * @param methods pattern of the methods that are named
   */
  public static AgentOptions sendingTo(URI endpoint, List<String> inApp, String methods) {
    return AgentOptions.sendingTo(endpoint)
        .setting("faultline.in-app", String.join(",", inApp))
        .setting("faultline.capture.throw-sites", "true")
        .setting("faultline.capture.catch-sites", "true")
        .setting("faultline.capture.implicit", "always")
        .setting("faultline.capture.boundaries", "true")
        .setting("faultline.capture.methods", methods)
        .setting("faultline.capture.arguments", "true")
        .setting("faultline.overhead.max-cpu", "100%")
        .setting("faultline.sampling.fingerprint-burst", NO_LIMIT)
        .setting("faultline.sampling.fingerprint-rate", NO_LIMIT)
        .setting("faultline.sampling.site-burst", NO_LIMIT)
        .setting("faultline.sampling.site-rate", NO_LIMIT)
        .setting("faultline.sampling.process-burst", NO_LIMIT)
        .setting("faultline.sampling.process-rate", NO_LIMIT)
        .setting("faultline.queue.capacity", "100000")
        .setting("faultline.metrics.interval", "10s")
        .setting("faultline.log.level", "debug");
  }

  /** Fails when the agent did not take one of the settings: then not everything is on. */
  public static void requireTaken(List<String> log) {
    assertThat(log).as("the agent's log").noneMatch(line -> line.contains(" is ignored"));
  }

  private static String everyMethodOf(List<String> packages) {
    return packages.stream()
        .flatMap(name -> Stream.of(name + "..*.*(..)", name + "..*.new(..)"))
        .collect(Collectors.joining(";"));
  }
}
