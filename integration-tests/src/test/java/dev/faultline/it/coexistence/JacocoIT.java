package dev.faultline.it.coexistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** JaCoCo knows a class by a checksum of its bytes, and counts instructions and branches of it. */
@ExtendWith(SharedCollector.class)
class JacocoIT {

  private final CollectorProcess collector;

  JacocoIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void coverageIsTheSameWithJacocoFirst(Jdk jdk) throws IOException {
    check(jdk, Order.OTHER_FIRST);
  }

  @EveryJdk
  void coverageIsTheSameWithJacocoLast(Jdk jdk) throws IOException {
    check(jdk, Order.OTHER_LAST);
  }

  private void check(Jdk jdk, Order order) throws IOException {
    Path alone = TestFolders.create("jacoco").resolve("alone.exec");
    Path beside = TestFolders.create("jacoco").resolve("beside.exec");
    assertThat(program(jdk, order, alone).run().exitCode()).isZero();

    // Overwritten by each run: what stays is that of the last, with our agent.
    Watched run =
        Watch.with(collector).unchanged(program(jdk, order, beside), order.service("jacoco", jdk));

    List<String> coverage = report(alone);
    assertThat(coverage).hasSize(2);
    assertThat(coverage.get(1)).contains(",com.acme.covered,Main,").doesNotContain(",Main,0,0,");
    assertThat(report(beside)).isEqualTo(coverage);
    assertThat(run.events().awaitMessage("points 3").variables().all())
        .containsEntry("points", "3");
  }

  private static JavaProgram program(Jdk jdk, Order order, Path execution) {
    return order
        .on(
            jdk,
            "-javaagent:"
                + Packaged.library("jacoco-agent")
                + "=append=false,includes=com.acme.*,destfile="
                + execution)
        .classPath(Programs.java("covered"))
        .mainClass("com.acme.covered.Main");
  }

  /** The lines of the report: covered and missed instructions, branches, lines, methods. */
  private static List<String> report(Path execution) throws IOException {
    Path csv = TestFolders.create("jacoco").resolve("report.csv");
    Outcome outcome =
        JavaProgram.on(Jdks.current())
            .jar(Packaged.library("jacoco-cli"))
            .arguments("report", execution.toString())
            .arguments("--classfiles", Programs.java("covered").toString())
            .arguments("--csv", csv.toString())
            .run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    return Files.readAllLines(csv);
  }
}
