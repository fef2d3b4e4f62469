package dev.faultline.it.bookshop;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.nio.file.Path;

/**
 * The bookshop with the agent and traffic on one JDK, with a collector of its own, until the demo's
 * own check has found what the demo expects.
 */
final class Bookshop implements AutoCloseable {

  private static final String PATIENCE_SECONDS = "120";

  private final CollectorProcess collector;
  private final Outcome check;
  private final Outcome bookshop;

  private Bookshop(CollectorProcess collector, Outcome check, Outcome bookshop) {
    this.collector = collector;
    this.check = check;
    this.bookshop = bookshop;
  }

  static Bookshop on(Jdk jdk) {
    CollectorProcess collector = CollectorProcess.start();
    JavaProgram shop =
        JavaProgram.on(jdk)
            .jar(Packaged.sampleAppJar())
            .arguments(
                "--server.port=0",
                "--traffic",
                "--bookshop.traffic.rate=20",
                "--bookshop.bank.answers=16",
                "--bookshop.bank.refusals=14")
            .with(AgentOptions.sendingTo(collector.uri()).service("bookshop"));
    try (RunningProgram running = shop.start()) {
      running.awaitLine("The bookshop is open");
      Outcome check = checkOf(collector).run();
      return new Bookshop(collector, check, running.terminate());
    }
  }

  private static JavaProgram checkOf(CollectorProcess collector) {
    Path demo = Packaged.project().resolve("demo.d");
    Path classes = Programs.javaOf(demo.resolve("java"), Packaged.collectorJar());
    return JavaProgram.on(Jdks.current())
        .classPath(classes, Packaged.collectorJar())
        .mainClass("dev.faultline.demo.CheckIssues")
        .arguments(
            collector.uri().toString(),
            demo.resolve("expected-issues.txt").toString(),
            PATIENCE_SECONDS);
  }

  CollectorProcess collector() {
    return collector;
  }

  /** What the demo's check printed, and its verdict. */
  Outcome check() {
    return check;
  }

  /** What the bookshop printed until it was asked to end. */
  Outcome bookshop() {
    return bookshop;
  }

  @Override
  public void close() {
    collector.close();
  }
}
