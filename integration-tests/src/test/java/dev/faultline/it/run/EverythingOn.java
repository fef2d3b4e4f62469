package dev.faultline.it.run;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agent with all that it can do turned on, and nothing held back by a rate. */
public final class EverythingOn {

  private EverythingOn() {}

  /**
   * @param inApp packages whose classes are the user's own
   */
  public static AgentOptions sendingTo(URI endpoint, List<String> inApp) {
    return AgentOptions.sendingTo(endpoint)
        .setting("faultline.in-app", String.join(",", inApp))
        .setting(
            "faultline.capture.methods",
            inApp.stream()
                .flatMap(name -> Stream.of(name + "..*.*(..)", name + "..*.new(..)"))
                .collect(Collectors.joining(";")))
        .setting("faultline.overhead.max-cpu", "100%")
        .setting("faultline.sampling.site-burst", "1000000")
        .setting("faultline.sampling.site-rate", "1000000")
        .setting("faultline.sampling.process-burst", "1000000")
        .setting("faultline.sampling.process-rate", "1000000")
        .setting("faultline.queue.capacity", "100000")
        .setting("faultline.log.level", "debug");
  }
}
