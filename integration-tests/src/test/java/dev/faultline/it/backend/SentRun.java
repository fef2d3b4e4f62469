package dev.faultline.it.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a program's agent sent while it ran, and that the program did not notice. */
public final class SentRun {

  private final List<SentEvent> events;
  private final List<SentEvent> messages;
  private final String agentLog;

  private SentRun(List<SentEvent> events, List<SentEvent> messages, String agentLog) {
    this.events = events;
    this.messages = messages;
    this.agentLog = agentLog;
  }

  /** Runs it without the agent and with it; what it prints must be the same but for numbers. */
  public static SentRun of(JavaProgram program) {
    return of(program, UnaryOperator.identity());
  }

  /** The same with the agent set up further. */
  public static SentRun of(JavaProgram program, UnaryOperator<AgentOptions> setUp) {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Path log = TestFolders.create("log").resolve("agent.log");
      AgentOptions agent = setUp.apply(AgentOptions.sendingTo(backend.uri()).logFile(log));

      assertThat(program.with(agent).run().withoutNumbers())
          .isEqualTo(program.run().withoutNumbers());

      // The JVM's end waits until everything is sent.
      List<SentEvent> all = new SentEvents(backend).all();
      return new SentRun(
          all.stream().filter(event -> !event.isMessage()).toList(),
          all.stream().filter(SentEvent::isMessage).toList(),
          Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one event of an exception that was thrown below this method, {@code Class.method}. */
  public SentEvent thrownBelow(String method) {
    return only(allThrownBelow(method), method);
  }

  /** The events of exceptions that were thrown below this method, {@code Class.method}. */
  public List<SentEvent> allThrownBelow(String method) {
    return events.stream().filter(event -> event.isThrownBelow(method)).toList();
  }

  /** The one event of an exception with this message. */
  public SentEvent withMessage(String message) {
    return only(
        events.stream().filter(event -> message.equals(event.innermostMessage())).toList(),
        message);
  }

  /** The one event whose outermost exception has this message. */
  public SentEvent withOutermostMessage(String message) {
    return only(
        events.stream().filter(event -> message.equals(event.message(0))).toList(), message);
  }

  /** The one message that says this. */
  public SentEvent message(String text) {
    return only(messages.stream().filter(message -> text.equals(message.body())).toList(), text);
  }

  private SentEvent only(List<SentEvent> found, String what) {
    assertThat(found).as("events of %s among %s and %s", what, events, messages).hasSize(1);
    // No class that was not as expected, no failure behind a probe.
    assertThat(agentLog).doesNotContain("WARN", "ERROR");
    return found.get(0);
  }
}
