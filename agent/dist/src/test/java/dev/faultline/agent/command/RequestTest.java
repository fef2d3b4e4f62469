package dev.faultline.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request and its reply, as two JVMs exchange them. */
class RequestTest {

  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() throws IOException {
    Request request =
        Request.of("attach")
            .option("file", "/a b/ü.properties")
            .option("other", null)
            .settings(Map.of("faultline.in-app", "com.acme,=x", "faultline.tags", ""));

    String argument = request.write(folder.toFile(), new File("agent.jar"));
    Request read = Request.read(argument);

    assertThat(Request.isRequest(argument)).isTrue();
    assertThat(Request.folder(argument)).isEqualTo(folder.toFile());
    assertThat(read.command()).isEqualTo("attach");
    assertThat(read.option("file")).isEqualTo("/a b/ü.properties");
    assertThat(read.option("other")).isNull();
    assertThat(read.settings())
        .isEqualTo(Map.of("faultline.in-app", "com.acme,=x", "faultline.tags", ""));
  }

  @Test
  void knowsWhatIsNone() {
    assertThat(Request.isRequest(null)).isFalse();
    assertThat(Request.isRequest("/etc/faultline.properties")).isFalse();
    assertThatThrownBy(() -> Request.read("request=" + folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }

  /** Of an agent of another version: names that this one does not know do no harm. */
  @Test
  void passesOverWhatItDoesNotKnow() throws IOException {
    Path file = Files.writeString(folder.resolve("request"), "command=status\nfuture.thing=1\n");

    Request read = Request.read("request=" + file);

    assertThat(read.command()).isEqualTo("status");
    assertThat(read.settings()).isEmpty();
  }

  @Test
  void aReplyIsReadAsItWasWritten() throws IOException {
    assertThat(Reply.read(folder.toFile())).as("not yet").isNull();

    Reply.failed("two\nlines: ü").write(folder.toFile());

    Reply read = Reply.read(folder.toFile());
    assertThat(read.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(read.text()).isEqualTo("two\nlines: ü");
    Reply.done("").write(folder.toFile());
    assertThat(Reply.read(folder.toFile()).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(Reply.read(folder.toFile()).text()).isEmpty();
  }

  @Test
  void aReplyThatIsNoneIsSaidToBe() throws IOException {
    for (String text : new String[] {"", "done", "x\ntext"}) {
      Files.writeString(folder.resolve("reply"), text);

      assertThatThrownBy(() -> Reply.read(folder.toFile()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the agent's answer is not understood: " + text);
    }
  }
}
