package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** When backends are checked whose types come from jars. */
class BackendCheckTest {
  private static final String JARS = "faultline.backend.jars";
  private static final String NAMES = "faultline.backends";

  private static SettingsSources sources(Map<String, String> set) {
    Properties properties = new Properties();
    properties.putAll(set);
    return SettingsSources.of(null, properties, Map.of());
  }

  @Test
  void opensNoJarBeforeItIsAskedTo() {
    Settings settings = sources(Map.of(JARS, "absent.jar", NAMES, "chat")).load();

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.openBackendJars())
        .extracting(SettingProblem::fault)
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .startsWith("system property: faultline.backend.jars: ")
                    .endsWith("absent.jar is not there"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "system property: faultline.backends: chat is no type of backend, and"
                            + " faultline.backend.chat.type is not set; there are otlp, collector, file, log,"
                            + " sentry"));
    assertThat(settings.openBackendJars()).isEmpty();
  }

  @Test
  void tellsAtOnceWhatIsWrongWhenTheJarsAreKnown() {
    SettingsSources sources = sources(Map.of(JARS, "absent.jar"));
    sources.load().openBackendJars();

    assertThat(sources.with(null, Map.of(NAMES, "chat")).load().problems())
        .singleElement()
        .satisfies(one -> assertThat(one.fault()).contains("chat is no type of backend"));
  }

  @Test
  void saysThatOtherJarsWaitForTheNextStart() {
    SettingsSources sources = sources(Map.of());
    sources.load().openBackendJars();

    assertThat(
            sources.with(null, Map.of(JARS, "chat.jar", NAMES, "chat")).load().mendableProblems())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.fault())
                    .endsWith(
                        "there are otlp, collector, file, log, sentry; faultline.backend.jars is read when"
                            + " the agent starts"));
  }

  /** A command sees only some of the settings of the JVM that it speaks to. */
  @Test
  void knowsThatOtherSettingsMayMendIt() {
    assertThat(sources(Map.of(NAMES, "chat")).load().problems())
        .singleElement()
        .satisfies(one -> assertThat(one.lacksOthers()).isTrue());
    assertThat(sources(Map.of("faultline.backend.archive.path", "a")).load().problems())
        .singleElement()
        .satisfies(one -> assertThat(one.lacksOthers()).isTrue());
  }

  /** Files may come later, or change: the backend is used all the same. */
  @Test
  void looksAtFilesWhenItIsAskedTo() {
    String key = "faultline.backend.otlp.tls.key";
    String certificate = "faultline.backend.otlp.tls.certificate";
    Settings settings =
        sources(
                Map.of(
                    "faultline.endpoint",
                    "https://localhost:4318",
                    key,
                    "absent.key",
                    certificate,
                    "absent.pem"))
            .load();

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.checkBackendFiles())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.fault())
                  .startsWith("system property " + certificate + ": ")
                  .endsWith("absent.pem is not there; correct the path, or put the file there");
              assertThat(one.warning()).endsWith(", and events wait until that is mended");
            });
  }
}
