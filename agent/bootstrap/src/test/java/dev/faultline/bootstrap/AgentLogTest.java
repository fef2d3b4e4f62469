package dev.faultline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bootstrap.AgentLog.Level;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLogTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "OFF,   ''",
    "ERROR, 'ERROR: broken'",
    "WARN,  'ERROR: broken|WARN: mend it'",
    "INFO,  'ERROR: broken|WARN: mend it|started'",
    "DEBUG, 'ERROR: broken|WARN: mend it|started|DEBUG: inside'",
  })
  void writesWhatIsAtOrAboveItsLevel(Level level, String expected) throws IOException {
    AgentLog log = AgentLog.file(level, file().toFile());

    log.error("broken");
    log.warn("mend it");
    log.info("started");
    log.debug("inside");

    assertThat(String.join("|", messages())).isEqualTo(expected);
  }

  @Test
  void startsEachLineOfAFileWithTheTime() throws IOException {
    Instant before = Instant.now();
    AgentLog.file(Level.INFO, file().toFile()).info("started");
    Instant after = Instant.now();

    String line = Files.readString(file());

    assertThat(line).endsWith("Z [faultline] started\n");
    assertThat(Instant.parse(line.substring(0, line.indexOf(' ')))).isBetween(before, after);
  }

  @Test
  void appendsToWhatIsThere() throws IOException {
    Files.writeString(file(), "of an earlier run\n");

    AgentLog.file(Level.INFO, file().toFile()).info("started");

    assertThat(Files.readAllLines(file())).hasSize(2).first().isEqualTo("of an earlier run");
  }

  /** Else a message with the application's text in it could pass for lines of the log. */
  @ParameterizedTest
  @ValueSource(strings = {"one\ntwo", "one\rtwo", "one\u001btwo", "one\u0085two", "one\u2028two"})
  void keepsAMessageOnOneLine(String message) throws IOException {
    AgentLog.file(Level.INFO, file().toFile()).info(message);

    assertThat(messages()).containsExactly("one two");
  }

  @Test
  void writesAllCharactersInUtf8() throws IOException {
    AgentLog.file(Level.INFO, file().toFile()).info("Müller\t→ 😀");

    assertThat(messages()).containsExactly("Müller\t→ 😀");
  }

  @Test
  void neverThrowsWhateverTheMessage() throws IOException {
    AgentLog log = AgentLog.file(Level.INFO, file().toFile());

    assertThatCode(() -> log.info(null)).doesNotThrowAnyException();
    log.info("still there");

    assertThat(messages()).containsExactly("null", "still there");
  }

  @Test
  void refusesAFileThatCannotBeWritten() {
    assertThatThrownBy(() -> AgentLog.file(Level.INFO, folder.toFile()))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void keepsLinesOfSeveralThreadsApart() throws Exception {
    AgentLog log = AgentLog.file(Level.INFO, file().toFile());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String message = String.valueOf((char) ('a' + t)).repeat(200);
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 250; i++) {
                  log.info(message);
                }
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();

    assertThat(messages())
        .hasSize(1000)
        .allSatisfy(line -> assertThat(line).matches("(a|b|c|d)\\1{199}"));
  }

  private Path file() {
    return folder.resolve("agent.log");
  }

  private List<String> messages() throws IOException {
    return Files.readAllLines(file()).stream()
        .map(line -> line.substring(line.indexOf("[faultline] ") + "[faultline] ".length()))
        .toList();
  }
}
