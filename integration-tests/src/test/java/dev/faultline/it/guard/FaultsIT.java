package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Faults that are injected on purpose, into methods with guards and without. */
class FaultsIT {

  private static final String BANK = "com.acme.faulty.Bank.";

  private static final String WITHOUT =
      String.join(
          "\n",
          "guarded: paid 5",
          "unguarded: 700",
          "of the application: closed",
          "value: 3.0",
          "void: 1 booked",
          "static: 3000",
          "missing: there",
          "later: transferred 9",
          "delayed: false",
          "sometimes: ........................................",
          "");

  @EveryJdk
  void strikeWhereTheyAreAskedForAndAreMarkedAsSuch(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome = program(jdk).with(faults(AgentOptions.sendingTo(backend.uri()))).run();

      assertThat(outcome.out())
          .startsWith(
              String.join(
                  "\n",
                  "guarded: paid 5",
                  "unguarded: java.net.SocketTimeoutException: rehearsed: slow bank at "
                      + BANK
                      + "balance",
                  "of the application: com.acme.faulty.Closed at " + BANK + "close",
                  "value: 0.5",
                  "void: 0 booked",
                  "static: 42",
                  "missing: there",
                  "later: transferred 9",
                  "delayed: true",
                  "sometimes: "));
      assertThat(lastLine(outcome)).contains("x", ".");
      assertThat(outcome.err())
          .contains(
              "WARN: a fault is injected on purpose: broken throws java.net.SocketTimeoutException:"
                  + " rehearsed: slow bank in all calls of "
                  + BANK
                  + "balance(..), for another 1h",
              "the fault missing in "
                  + BANK
                  + "missing: exception is com.acme.Missing: the class loader of"
                  + " com.acme.faulty.Bank does not find it")
          .doesNotContain("VerifyError");
      List<SentEvent> all = new SentEvents(backend).all();
      assertThat(all)
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.injectedFault()).isNotNull());
      SentEvent recovered = only(all, "twice");
      assertThat(recovered.disposition()).isEqualTo("recovered");
      assertThat(recovered.mechanism()).isEqualTo("fault");
      assertThat(recovered.story(0)).startsWith("injected", "retried").endsWith("recovered");
      SentEvent broken = only(all, "broken");
      assertThat(broken.disposition()).isEqualTo("handled");
      assertThat(broken.story(0)).containsExactly("injected", "caught print handled");
      assertThat(broken.life(0)).contains("injected by the fault broken into " + BANK + "balance");
      assertThat(backend.receivedMetrics().toString())
          .contains("faultline.faults.injected", "faultline.fault");
    }
  }

  @EveryJdk
  void chooseTheSameCallsWithTheSameSeed(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram program = program(jdk).with(faults(AgentOptions.sendingTo(backend.uri())));

      assertThat(lastLine(program.run())).isEqualTo(lastLine(program.run()));
    }
  }

  @EveryJdk
  void doNothingUnlessEnabled(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          program(jdk)
              .with(
                  faults(AgentOptions.sendingTo(backend.uri()))
                      .setting("faultline.faults.enabled", "false"))
              .run();

      assertThat(outcome.out()).isEqualTo(WITHOUT);
      assertThat(outcome.err()).doesNotContain("fault is injected");
    }
  }

  @EveryJdk
  void comeAndGoWhileTheProgramRuns(Jdk jdk) throws Exception {
    AgentCommand command = AgentCommand.on(jdk);
    String fault = "faultline.fault.broken.";
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = program(jdk).arguments("again").start()) {
      String pid = Long.toString(program.pid());
      program.awaitLine("again: 700");
      command.succeed(
          "attach",
          pid,
          "faultline.endpoint=" + backend.uri(),
          "faultline.metrics.interval=500ms",
          "faultline.faults.enabled=true",
          fault + "methods=" + BANK + "balance(..)",
          fault + "exception=java.io.IOException: no line",
          "faultline.guard.bank.methods=" + BANK + "balance(..)",
          "faultline.guard.bank.retry.max-attempts=2");
      awaitAfter(program, 0, "again: java.io.IOException: no line");

      assertThat(command.succeed("guards", pid))
          .contains(BANK + "balance")
          .containsPattern(
              "fault broken throws java.io.IOException: no line in all calls of .*balance.*, until"
                  + " it is set no more; injected \\d+ times");
      assertThat(command.succeed("guards", pid, "--json"))
          .containsPattern("\"fault\" : \"broken\",\\s+\"injected\" : \\d+,\\s+\"over\" : false");
      assertThat(command.succeed("status", pid)).contains("injected broken");

      assertThat(command.run("attach", pid, fault + "rate=lots").err())
          .contains(fault + "rate: it is 'lots': give a share, such as 50% or 0.5");
      int before = program.out().length();
      awaitAfter(program, before, "again: java.io.IOException: no line");

      command.succeed("attach", pid, fault + "exception=java.lang.IllegalStateException: other");
      awaitAfter(program, before, "again: java.lang.IllegalStateException: other");

      command.succeed("attach", pid, "faultline.faults.enabled=false");
      awaitAfter(program, program.out().length(), "again: 700");
      int off = program.out().length();
      awaitAfter(program, off, "again: 700\nagain: 700\nagain: 700");
      assertThat(program.out().substring(off)).doesNotContain("Exception");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(backend.receivedMetrics().toString())
                      .contains("faultline.faults.injected"));
    }
  }

  private static void awaitAfter(RunningProgram program, int from, String text) {
    await().atMost(Duration.ofSeconds(60)).until(() -> program.out().indexOf(text, from) >= 0);
  }

  private static SentEvent only(List<SentEvent> all, String fault) {
    List<SentEvent> found =
        all.stream().filter(event -> fault.equals(event.injectedFault())).toList();
    assertThat(found).as("of the fault %s among %s", fault, all).hasSize(1);
    return found.get(0);
  }

  private static String lastLine(Outcome outcome) {
    return outcome.out().lines().reduce("", (before, line) -> line);
  }

  private static AgentOptions faults(AgentOptions agent) {
    AgentOptions all = agent.setting("faultline.faults.enabled", "true");
    // Of 16 attempts with this seed the first fail.
    all = fault(all, "twice", "pay", "exception", "java.io.IOException: rehearsed", "seed", "7");
    all = all.setting("faultline.fault.twice.rate", "60%");
    all = all.setting("faultline.guard.bank.methods", BANK + "pay(..)");
    all = all.setting("faultline.guard.bank.retry.max-attempts", "16");
    all =
        fault(
            all,
            "broken",
            "balance",
            "exception",
            "java.net.SocketTimeoutException: rehearsed: slow bank",
            "for",
            "1h");
    all = fault(all, "closed", "close", "exception", "com.acme.faulty.Closed");
    all = fault(all, "half", "rate", "value", "0.5");
    all = fault(all, "nothing", "add", "value", "null");
    all = fault(all, "limit", "limit", "value", "42");
    all = fault(all, "missing", "missing", "exception", "com.acme.Missing");
    all = fault(all, "later", "transfer", "exception", "java.io.IOException: late", "seed", "7");
    all = all.setting("faultline.fault.later.rate", "60%");
    all = all.setting("faultline.guard.later.methods", BANK + "transfer(..)");
    all = all.setting("faultline.guard.later.retry.max-attempts", "16");
    all = fault(all, "slow", "slow", "delay", "200ms");
    all = fault(all, "sometimes", "sometimes", "exception", "java.lang.IllegalStateException: now");
    return all.setting("faultline.fault.sometimes.rate", "30%")
        .setting("faultline.fault.sometimes.seed", "42");
  }

  private static AgentOptions fault(
      AgentOptions agent, String name, String method, String... settings) {
    String prefix = "faultline.fault." + name + ".";
    AgentOptions all = agent.setting(prefix + "methods", BANK + method + "(..)");
    for (int i = 0; i < settings.length; i += 2) {
      all = all.setting(prefix + settings[i], settings[i + 1]);
    }
    return all;
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk).classPath(Programs.java("faulty")).mainClass("com.acme.faulty.Main");
  }
}
