package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import java.io.IOException;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens and headers from files, which others write anew while they are used. */
class SecretFilesTest extends SettingsScenario {
  private StubBackend backend;

  @BeforeEach
  void startBackend() throws IOException {
    backend = new StubBackend(0);
    settings.put("token-file", write("token", "s3cret-1\n"));
  }

  @AfterEach
  void stopBackend() {
    backend.close();
  }

  private String last(String header) {
    return backend.received().get(backend.received().size() - 1).headers.getFirst(header);
  }

  @Test
  void sendsWhatTheFilesHoldNow() throws IOException {
    settings.put("header.X-Scope-OrgID-file", write("tenant", "shop"));
    start(backend.url());
    deliver();
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-1");
    assertThat(last("X-Scope-OrgID")).isEqualTo("shop");

    write("token", "s3cret-2");
    deliver();
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-2");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void comesBeforeAHeaderOfTheSettings() {
    settings.put("headers", "Authorization=Basic abc");
    start(backend.url());
    deliver();
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-1");
  }

  @Test
  void keepsTheFormerSecretWhileThereIsNone() throws IOException {
    start(backend.url());
    deliver();
    Files.delete(folder.resolve("token"));
    deliver();
    deliver();
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-1");
    awaitLine("token is not there");
    assertThat(log.lines()).hasSize(1);

    write("token", "two\nlines");
    deliver();
    awaitLine("cannot be sent: header \"Authorization\" has a character in its value");
    write("token", "s3cret-3");
    deliver();
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-3");
  }

  @Test
  void waitsForASecretThatComesLater() throws IOException {
    Files.delete(folder.resolve("token"));
    assertThatThrownBy(() -> backend(backend.url()).check())
        .hasMessageContaining("faultline.backend.otlp.token-file: ")
        .hasMessageContaining("token is not there");
    start(backend.url());
    delivery.offer(SampleEvents.event("early"));
    awaitLine("token is not there");
    assertThat(backend.received()).isEmpty();

    write("token", "s3cret-1");
    deliver();
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  /** The answer to a token that was replaced while it was under way. */
  @Test
  void aRefusedTokenIsNotTheEndWhenThereIsAnotherByNow() throws IOException {
    backend.reply(
        exchange -> {
          write("token", "s3cret-2");
          StubBackend.status(401, "expired").to(exchange);
        });
    start(backend.url());
    deliver();

    assertThat(backend.received()).hasSize(2);
    assertThat(last("Authorization")).isEqualTo("Bearer s3cret-2");
    awaitLine("by now there is another secret");
  }

  @Test
  void aRefusedTokenIsTheEndWhenItIsTheSameStill() {
    backend.reply(StubBackend.status(401, "expired"));
    start(backend.url());
    delivery.offer(SampleEvents.event("a"));

    Awaitility.await()
        .atMost(AMPLE)
        .until(() -> delivery.account().dropped(DropReason.UNAUTHORIZED) == 1);
    assertThat(backend.received()).hasSize(1);
  }

  @Test
  void refusesHeadersThatHttpForbids() {
    settings.put("header.a b-file", "x");
    assertThatThrownBy(() -> backend(backend.url()))
        .hasMessageContaining("header.a b-file: header \"a b\" has a character in its name");
  }
}
