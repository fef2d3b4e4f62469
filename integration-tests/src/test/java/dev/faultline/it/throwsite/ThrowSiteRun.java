package dev.faultline.it.throwsite;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.util.Map;

/**
 * The program of src/programs/java/throwsites run on one JDK, without the agent and with it.
 *
 * @param alone what it printed without
 * @param watched what it printed with
 * @param events the newest event of each message
 */
record ThrowSiteRun(Outcome alone, Outcome watched, Map<String, CapturedEvent> events) {

  static ThrowSiteRun on(Jdk jdk, CollectorProcess collector) {
    String service = "throw-sites-" + jdk.major();
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Dfile.encoding=UTF-8")
            .classPath(Programs.java("throwsites"))
            .mainClass("com.acme.cases.Main");
    AgentOptions agent =
        AgentOptions.sendingTo(collector.uri())
            .service(service)
            .logFile(TestFolders.create("log").resolve("agent.log"));
    Outcome watched = program.with(agent).run();
    collector.events(service).awaitMessage("texts");
    Map<String, CapturedEvent> events =
        collector.events(service).all().stream()
            .collect(
                toMap(event -> event.type() + ": " + event.message(), identity(), (a, b) -> a));
    return new ThrowSiteRun(program.run(), watched, events);
  }

  CapturedEvent event(String type, String message) {
    CapturedEvent event = events.get(type + ": " + message);
    if (event == null) {
      throw new AssertionError(
          "no event of " + type + ": " + message + " among " + events.keySet());
    }
    return event;
  }
}
