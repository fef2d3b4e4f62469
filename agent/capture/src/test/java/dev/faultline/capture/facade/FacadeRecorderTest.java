package dev.faultline.capture.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.EventContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacadeRecorderTest {

  private static final String CARD = "4111111111111111";

  private final ThreadContexts contexts = new ThreadContexts(5);

  @TempDir private Path folder;
  private FacadeRecorder recorder;

  @BeforeEach
  void createRecorder() throws Exception {
    AgentLog log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
    recorder = new FacadeRecorder(contexts, null, Redaction::usual, log);
  }

  @Test
  void cutsLongTextsAndKeepsNoHalfOfASecret() {
    String text = "x".repeat(1017) + " " + CARD + " " + "y".repeat(500);

    recorder.tag(null, "note", text);
    recorder.breadcrumb(null, "test", "info", text, new Object[] {"detail", text});

    EventContext event = event();
    assertThat(event.tags().get("note"))
        .startsWith("x".repeat(1017))
        .doesNotContain("4111")
        .endsWith("chars)")
        .hasSizeLessThan(1100);
    assertThat(event.breadcrumbs().toString()).doesNotContain("4111");
    assertThat(event.breadcrumbs().get(0).data().get("detail")).isEqualTo(event.tags().get("note"));
  }

  @Test
  void takesTextNumbersAndBooleansOnly() {
    recorder.tag(null, "text", "a");
    recorder.tag(null, "number", 7L);
    recorder.tag(null, "flag", true);
    recorder.tag(null, "object", new StringBuilder("never asked"));
    recorder.tag(null, null, "without a name");
    recorder.tag(null, "nothing", null);

    assertThat(event().tags()).isEqualTo(Map.of("text", "a", "number", "7", "flag", "true"));
  }

  private EventContext event() {
    return new ContextAssembler(Map.of(), Redaction::usual, 5)
        .assemble(Collections.singletonList(contexts.current()));
  }
}
