package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendChoicesTest {

  private static final Map<String, String> DEFAULTS = Map.of("endpoint", "http://collector:4318");

  private static final BackendProviders PROVIDERS =
      BackendProviders.builtIn().with(List.of(), ", and what comes later");

  private static BackendChoices choices(List<String> names, Map<String, String> properties) {
    return BackendChoices.of(names, properties, DEFAULTS, PROVIDERS);
  }

  private static List<String> problems(List<String> names, Map<String, String> properties) {
    return choices(names, properties).problems().stream()
        .map(problem -> problem.property() + ": " + problem.text())
        .toList();
  }

  @Test
  void areOfTheirNamesTypeUnlessTheySayOtherwise() {
    BackendChoices choices =
        choices(
            List.of("otlp", "archive"),
            Map.of(
                "faultline.backend.archive.type", "file",
                "faultline.backend.archive.path", "a.ndjson"));

    assertThat(choices.problems()).isEmpty();
    assertThat(choices.chosen()).extracting(BackendChoice::name).containsExactly("otlp", "archive");
    assertThat(choices.chosen())
        .extracting(choice -> choice.provider().type())
        .containsExactly("otlp", "file");
    assertThat(choices.chosen().get(0).settings().text("endpoint", null))
        .isEqualTo("http://collector:4318");
  }

  @Test
  void sayWhichTypesThereAre() {
    assertThat(problems(List.of("archive"), Map.of()))
        .containsExactly(
            "faultline.backends: archive is no type of backend, and faultline.backend.archive.type"
                + " is not set; there are otlp, collector, file, log, sentry, and"
                + " what comes later");
    assertThat(problems(List.of("archive"), Map.of("faultline.backend.archive.type", "tape")))
        .containsExactly(
            "faultline.backend.archive.type: there is no type of backend tape; there are otlp,"
                + " collector, file, log, sentry, and what comes later");
  }

  @Test
  void tellWrongValuesBeforeAnythingIsSent() {
    Map<String, String> properties =
        Map.of(
            "faultline.backend.otlp.endpoint", "collector",
            "faultline.backend.log.severity", "loud");
    BackendChoices choices = choices(List.of("otlp", "log", "file"), properties);

    assertThat(choices.chosen()).extracting(BackendChoice::name).containsExactly("file");
    assertThat(choices.problems())
        .extracting(BackendProblem::property)
        .containsExactly("faultline.backend.otlp.endpoint", "faultline.backend.log.severity");
    assertThat(choices.problems().get(1).text())
        .isEqualTo("\"loud\" is not one of debug, info, warn, error, fatal");
  }

  @Test
  void tellSettingsThatABackendDoesNotHave() {
    assertThat(problems(List.of("file"), Map.of("faultline.backend.file.pth", "x")))
        .singleElement()
        .asString()
        .startsWith("faultline.backend.file.pth: this backend has no such setting; it has ")
        .contains("dispositions", "path", "type");
  }

  @Test
  void tellSettingsOfBackendsThatAreNotChosen() {
    assertThat(problems(List.of("otlp"), Map.of("faultline.backend.file.path", "x")))
        .containsExactly(
            "faultline.backend.file.path: faultline.backends does not name this backend, only"
                + " otlp");
  }

  @Test
  void mayBeNone() {
    Map<String, String> leftOver = Map.of("faultline.backend.file.path", "x");
    BackendChoices none = choices(List.of("none"), leftOver);

    assertThat(none.chosen()).isEmpty();
    assertThat(none.problems()).isEmpty();
  }

  @Test
  void tellThatNoneStandsAlone() {
    BackendChoices both = choices(List.of("log", "none"), Map.of());

    assertThat(both.chosen()).extracting(BackendChoice::name).containsExactly("log");
    assertThat(both.problems())
        .extracting(BackendProblem::text)
        .containsExactly(
            "none means that events go nowhere, and stands alone; take it out, or log");
  }
}
