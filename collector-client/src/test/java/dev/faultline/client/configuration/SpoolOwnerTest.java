package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.event.Resource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings keep what waits on disk apart. */
class SpoolOwnerTest {
  private static final Map<String, String> OTLP =
      Map.of("type", "otlp", "endpoint", "https://otlp.example.com");
  private static final Map<String, String> SENTRY =
      Map.of("type", "sentry", "dsn", "https://key@sentry.example.com/42");

  @ParameterizedTest
  @CsvSource({
    "endpoint, https://other.example.com",
    "type, collector",
    "headers, authorization=TENANT-A",
    "token-file, token",
    "header.x-scope-orgid-file, tenant",
    "tls.ca, ca.pem"
  })
  void othersWhereOrInWhoseNameItGoes(String setting, String value) {
    assertThat(folder("a", with(OTLP, setting, value))).isNotEqualTo(folder("a", OTLP));
  }

  @ParameterizedTest
  @CsvSource({
    "severity, error",
    "dispositions, uncaught",
    "packages, com.acme",
    "connect-timeout, 1s",
    "read-timeout, 1s",
    "connection-max-age, 1m",
    "encoding, protobuf",
    "metrics-temporality, delta",
    "proxy, proxy.example.com:3128",
    "path, unknown"
  })
  void theSameHoweverItGetsThere(String setting, String value) {
    assertThat(folder("a", with(OTLP, setting, value))).isEqualTo(folder("a", OTLP));
  }

  @Test
  void anotherNameIsAnother() {
    assertThat(folder("a", OTLP)).isNotEqualTo(folder("b", OTLP)).isEqualTo(folder("a", OTLP));
  }

  @Test
  void anotherKeyOfADsnIsAnother() {
    assertThat(folder("a", SENTRY))
        .isEqualTo(folder("a", with(SENTRY, "when-limited", "wait")))
        .isEqualTo(folder("a", with(SENTRY, "client-reports", "false")))
        .isNotEqualTo(folder("a", with(SENTRY, "dsn", "https://other@sentry.example.com/42")));
  }

  @Test
  void whatAFileHoldsIsNotLookedAt(@TempDir Path files) throws Exception {
    Path token = Files.writeString(files.resolve("token"), "first");
    Map<String, String> settings = with(OTLP, "token-file", token.toString());
    String before = folder("a", settings);
    Files.writeString(token, "rotated");
    assertThat(folder("a", settings)).isEqualTo(before);
  }

  @Test
  void aRelativePathIsThatOfTheProcess() {
    assertThat(folder("a", with(OTLP, "token-file", "token")))
        .isEqualTo(folder("a", with(OTLP, "token-file", new File("token").getAbsolutePath())));
  }

  @Test
  void theFolderIsNamedForPeopleWithoutSecrets() {
    assertThat(folder("a", with(OTLP, "headers", "authorization=s3cr3t")))
        .matches("a-otlp\\.example\\.com-v1-logs-[0-9a-f]{16}");
    assertThat(folder("a", SENTRY)).doesNotContain("key");
    BackendChoice choice = choice("a", OTLP);
    assertThat(SpoolOwner.of(choice, "smtp://me:s3cr3t@mail.example.com/x").folderName())
        .startsWith("a-mail.example.com-x-");
  }

  @Test
  void theFolderHasANameThatFileSystemsTake() {
    String brokers = String.join(",", Collections.nCopies(50, "kafka.example.com:9092"));
    assertThat(SpoolOwner.of(choice("a", OTLP), "kafka://" + brokers + "/topic").folderName())
        .hasSizeLessThan(128);
  }

  @Test
  void noSettingIsTakenForPartOfAnother() {
    assertThat(folder("a", with(OTLP, "headers", "a=1, b=2")))
        .isNotEqualTo(folder("a", with(OTLP, "headers", "a=1")));
    assertThat(SpoolOwner.of(choice("a", OTLP), "1").folderName())
        .isNotEqualTo(SpoolOwner.of(choice("a1", OTLP), "").folderName());
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> changed = new HashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  private static BackendChoice choice(String name, Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>();
    settings.forEach(
        (key, value) -> properties.put(BackendChoices.PREFIX + name + '.' + key, value));
    BackendChoices choices =
        BackendChoices.of(List.of(name), properties, Map.of(), BackendProviders.builtIn());
    return choices.chosen().get(0);
  }

  private static String folder(String name, Map<String, String> settings) {
    BackendChoice choice = choice(name, settings);
    BackendSettings own = choice.settings();
    Backend backend =
        choice
            .provider()
            .create(
                BackendContext.of(name, own)
                    .resource(Resource.builder().build())
                    .version("1")
                    .threads(Thread::new)
                    .log(new RecordingLog())
                    .build());
    try {
      return SpoolOwner.of(choice, backend.description()).folderName();
    } finally {
      backend.close();
    }
  }
}
