package dev.faultline.it.coexistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Mockito's inline mocks retransform classes that we have woven, and look into the frames above.
 */
@ExtendWith(SharedCollector.class)
class MockitoIT {

  private static final String[] LIBRARIES = {
    "mockito", "mockito-byte-buddy", "mockito-byte-buddy-agent", "mockito-objenesis"
  };

  private final CollectorProcess collector;

  MockitoIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk(from = 11)
  void mocksAreTheSameWithMockitoFirst(Jdk jdk) {
    check(Order.OTHER_FIRST.on(jdk, mockitoAgent()), Order.OTHER_FIRST.service("mockito", jdk));
  }

  @EveryJdk(from = 11)
  void mocksAreTheSameWithMockitoLast(Jdk jdk) {
    check(Order.OTHER_LAST.on(jdk, mockitoAgent()), Order.OTHER_LAST.service("mockito", jdk));
  }

  @EveryJdk(from = 11)
  void mocksAreTheSameWhenMockitoAttachesItselfWhileTheProgramRuns(Jdk jdk) {
    JavaProgram java = JavaProgram.on(jdk).jvmArguments("-Djdk.attach.allowAttachSelf=true");
    check(
        jdk.isAtLeast(21) ? java.jvmArguments("-XX:+EnableDynamicAgentLoading") : java,
        "mockito-self-attached-" + jdk.major());
  }

  private static String mockitoAgent() {
    return "-javaagent:" + Packaged.library("mockito");
  }

  private void check(JavaProgram java, String service) {
    Path[] libraries = Stream.of(LIBRARIES).map(Packaged::library).toArray(Path[]::new);
    Path[] classPath =
        Stream.concat(Stream.of(Programs.java("mocked", libraries)), Stream.of(libraries))
            .toArray(Path[]::new);
    JavaProgram program = java.classPath(classPath).mainClass("com.acme.mocked.Main");

    Watched run = Watch.with(collector).unchanged(program, service);

    assertThat(run.outcome().exitCode()).as(run.outcome().toString()).isZero();
    assertThat(run.outcome().out()).contains("mocked 30 0", "mocked threw mocked", "none");
    assertThat(run.events().awaitMessage("till 5 lacks 1").variables().all())
        .containsEntry("amount", "4")
        .containsEntry("rest", "-1");
    assertThat(run.events().awaitMessage("till 7 lacks 3").thrownIn())
        .isEqualTo("com.acme.mocked.Till.pay");
    assertThat(run.events().awaitMessage("not known").occurrences()).isEqualTo(1);
  }
}
