package dev.faultline.it.attach;

import static org.awaitility.Awaitility.await;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.time.Duration;

/** Programs that throw and catch on several threads, for as long as they run. */
final class Workers {

  static final String MAIN = "com.acme.worker.Worker";

  private Workers() {}

  static JavaProgram on(Jdk jdk) {
    return JavaProgram.on(jdk).classPath(Programs.javaWithParameterNames("worker")).mainClass(MAIN);
  }

  static RunningProgram start(Jdk jdk) {
    return started(on(jdk));
  }

  static RunningProgram started(JavaProgram worker) {
    RunningProgram program = worker.start();
    program.awaitLine("round 1 ");
    return program;
  }

  /** Waits until it has worked on for a while from now. */
  static void awaitRounds(RunningProgram program) {
    long before = program.out().lines().count();
    await().atMost(Duration.ofMinutes(1)).until(() -> program.out().lines().count() > before + 2);
  }
}
