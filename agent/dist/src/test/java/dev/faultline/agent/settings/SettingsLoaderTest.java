package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

  @TempDir Path folder;

  private Path file;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void name() {
    file = folder.resolve("faultline.properties");
  }

  @Test
  void holdsTheDefaultsWhenNothingIsSet() {
    Settings settings = SettingsLoader.load(null, properties, environment);

    assertThat(settings.warnings()).isEmpty();
    for (Setting<?> setting : AgentSettings.all()) {
      assertThat((Object) settings.get(setting)).isEqualTo(setting.defaultValue());
    }
    assertThat(settings.get(AgentSettings.ENDPOINT)).isEqualTo("http://localhost:4318");
    assertThat(settings.get(AgentSettings.LOG_LEVEL)).isEqualTo(LogLevel.INFO);
    assertThat(settings.get(AgentSettings.IN_APP)).isNull();
  }

  @Test
  void tellsSoMuchAsIsOfUseOfAFileThatIsNoSettingsFile() throws IOException {
    StringBuilder other = new StringBuilder("\u001b[2Jclear\u0007=1\n");
    for (int i = 0; i < 1_000; i++) {
      other.append("line ").append(i).append('\n');
    }
    Files.writeString(file, other);

    Settings settings = load();

    assertThat(settings.warnings())
        .hasSize(51)
        .noneMatch(warning -> warning.chars().anyMatch(Character::isISOControl))
        .last()
        .isEqualTo("there is more that is wrong; mend these first");
  }

  @Test
  void aSystemPropertyGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Files.writeString(
        file, "faultline.batch.size=1\nfaultline.queue.capacity=100\nfaultline.snapshot.depth=1\n");
    environment.put("FAULTLINE_BATCH_SIZE", "2");
    environment.put("FAULTLINE_QUEUE_CAPACITY", "200");
    properties.setProperty("faultline.batch.size", "3");

    Settings settings = load();

    assertThat(settings.get(AgentSettings.BATCH_SIZE)).isEqualTo(3);
    assertThat(settings.get(AgentSettings.QUEUE_CAPACITY)).isEqualTo(200);
    assertThat(settings.get(AgentSettings.SNAPSHOT_DEPTH)).isEqualTo(1);
    assertThat(settings.get(AgentSettings.SNAPSHOT_FIELDS)).isEqualTo(32);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void aMalformedValueLeavesTheNextWeakerPlaceInForce() throws IOException {
    Files.writeString(file, "faultline.batch.size=1\n");
    environment.put("FAULTLINE_BATCH_SIZE", "many");
    properties.setProperty("faultline.batch.size", "-3");

    Settings settings = load();

    assertThat(settings.get(AgentSettings.BATCH_SIZE)).isEqualTo(1);
    assertThat(settings.warnings())
        .containsExactly(
            "system property faultline.batch.size: '-3' is not a whole number from 1 to 10000, and"
                + " is ignored",
            "environment variable FAULTLINE_BATCH_SIZE: 'many' is not a whole number from 1 to"
                + " 10000, and is ignored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void setToNothingIsNotSet(String nothing) throws IOException {
    Files.writeString(file, "faultline.batch.size=7\nfaultline.queue.capacity=" + nothing + "\n");
    environment.put("FAULTLINE_BATCH_SIZE", nothing);
    properties.setProperty("faultline.batch.size", nothing);

    Settings settings = load();

    assertThat(settings.get(AgentSettings.BATCH_SIZE)).isEqualTo(7);
    assertThat(settings.get(AgentSettings.QUEUE_CAPACITY)).isEqualTo(2048);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void anUnknownSettingIsNamedWithItsFileLineAndNearestName() throws IOException {
    Files.writeString(file, "# ours\n\nfaultline.in-ap=com.acme\nfaultline.entirely.else=1\n");
    environment.put("FAULTLINE_BATCH_SIZ", "1");
    properties.setProperty("faultline.log.levle", "debug");

    assertThat(load().warnings())
        .containsExactly(
            "system property faultline.log.levle is not a setting and is ignored; did you mean"
                + " faultline.log.level?",
            "environment variable FAULTLINE_BATCH_SIZ is not a setting and is ignored; did you"
                + " mean FAULTLINE_BATCH_SIZE?",
            file
                + ":3: faultline.in-ap is not a setting and is ignored; did you mean"
                + " faultline.in-app?",
            file
                + ":4: faultline.entirely.else is not a setting and is ignored;"
                + " docs/settings.md lists them");
  }

  @Test
  void aNameInTheFileWithoutItsPrefixIsRecognized() throws IOException {
    Files.writeString(file, "in-app=com.acme\nlog.levl=debug\n");

    assertThat(load().warnings())
        .containsExactly(
            file + ":1: in-app is not a setting and is ignored; did you mean faultline.in-app?",
            file
                + ":2: log.levl is not a setting and is ignored; did you mean"
                + " faultline.log.level?");
  }

  @Test
  void ignoresWhatBelongsToOthers() {
    properties.setProperty("java.home", "/x");
    properties.setProperty("faultlines.x", "/x");
    environment.put("PATH", "/x");
    environment.put("faultline_in_app", "com.acme");

    Settings settings = SettingsLoader.load("", properties, environment);

    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.get(AgentSettings.IN_APP)).isNull();
  }

  @Test
  void theLastOfSeveralEntriesHoldsAndTheOthersAreNamed() throws IOException {
    Files.writeString(
        file, "faultline.batch.size=1\nfaultline.batch.size=2\n\nfaultline.batch.size=3\n");

    Settings settings = load();

    assertThat(settings.get(AgentSettings.BATCH_SIZE)).isEqualTo(3);
    assertThat(settings.warnings())
        .containsExactly(
            file + ":1: faultline.batch.size is set again in line 4, which holds",
            file + ":2: faultline.batch.size is set again in line 4, which holds");
  }

  @Test
  void theLinesOfLongFilesAreComparedAsNumbers() throws IOException {
    Files.writeString(file, "#\n".repeat(1000) + "faultline.batch.size=5\n");

    Settings settings = load();

    assertThat(settings.get(AgentSettings.BATCH_SIZE)).isEqualTo(5);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsOneWarning() {
    Settings settings = load();

    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .startsWith("the settings file " + file.toAbsolutePath() + " cannot be read (")
        .endsWith("), so the other settings and defaults hold");
  }

  @Test
  void aFolderInPlaceOfTheFileIsOneWarning() throws IOException {
    Files.createDirectory(file);

    assertThat(load().warnings())
        .singleElement()
        .asString()
        .startsWith("the settings file " + file.toAbsolutePath() + " cannot be read (");
  }

  @Test
  void theFileMayBeNamedByASettingButTheGivenOneGoesBefore() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "faultline.batch.size=8\n");
    Files.writeString(file, "faultline.batch.size=9\n");
    properties.setProperty("faultline.config", other.toString());

    assertThat(SettingsLoader.load(null, properties, environment).get(AgentSettings.BATCH_SIZE))
        .isEqualTo(8);
    assertThat(SettingsLoader.load(" ", properties, environment).get(AgentSettings.BATCH_SIZE))
        .isEqualTo(8);
    assertThat(load().get(AgentSettings.BATCH_SIZE)).isEqualTo(9);
  }

  /** What is wrong with a header may be the secret itself. */
  @ParameterizedTest
  @ValueSource(strings = {"Authorization Bearer s3cret", "=s3cret", "X Y=s3cret", "A=s3crét"})
  void aMalformedHeaderIsNotRepeatedInTheLog(String headers) {
    properties.setProperty("faultline.headers", headers);

    Settings settings = SettingsLoader.load(null, properties, environment);

    assertThat(settings.get(AgentSettings.HEADERS)).isEmpty();
    assertThat(settings.warnings())
        .containsExactly(
            "system property faultline.headers: its value is not a list such as"
                + " name=value,other=value in printable ASCII, and is ignored");
  }

  @Test
  void credentialsInTheEndpointAreNotRepeatedInTheLog() {
    properties.setProperty("faultline.endpoint", "http://me:s3cret@localhost:4318");

    assertThat(SettingsLoader.load(null, properties, environment).warnings())
        .containsExactly(
            "system property faultline.endpoint: 'http://...@localhost:4318' is not a URL such as"
                + " http://localhost:4318, without credentials or query, and is ignored");
  }

  @Test
  void aMistakeInAPatternIsShownWhereItIs() {
    properties.setProperty("faultline.capture.methods", "com.acme.Shop.buy(..) & x.y(..)");

    Settings settings = SettingsLoader.load(null, properties, environment);

    assertThat(settings.get(AgentSettings.CAPTURE_METHODS)).isNull();
    assertThat(settings.warnings())
        .containsExactly(
            "system property faultline.capture.methods: 'com.acme.Shop.buy(..) & x.y(..)' is not a"
                + " pattern of methods (there is '&' where '&&', '||' or ';' is expected), and is"
                + " ignored",
            "  com.acme.Shop.buy(..) & x.y(..)",
            "                        ^");
  }

  @Test
  void guardsHaveNamesOfTheUsersOwn() throws IOException {
    Files.writeString(
        file,
        "faultline.guard.pay.retry.max-attempts=3\n"
            + "faultline.guard.pay.retry.delay=1s\n"
            + "faultline.guard.pay.retry.delays=1s\n"
            + "faultline.guard.pay.timeout=long\n");
    properties.setProperty("faultline.guard.pay.retry.max-attempts", "5");

    Settings settings = load();

    assertThat(settings.guards())
        .containsEntry("faultline.guard.pay.retry.max-attempts", "5")
        .containsEntry("faultline.guard.pay.retry.delay", "1s");
    assertThat(settings.namedOrigin("faultline.guard.pay.retry.max-attempts"))
        .isEqualTo("system property");
    assertThat(settings.warnings())
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(file + ":3: faultline.guard.pay.retry.delays: there is no such")
                    .contains("retry.delay, ")
                    .endsWith("(it is ignored)"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(file + ":4: faultline.guard.pay.timeout: it is 'long': give"));
    assertThat(settings.mendableProblems()).hasSize(2);
  }

  @Test
  void changedGuardsAreToldOneByOne() throws IOException {
    Files.writeString(
        file, "faultline.guard.a.retry.max-attempts=3\nfaultline.guard.b.timeout=1s\n");
    Settings before = load();
    Files.writeString(
        file, "faultline.guard.a.retry.max-attempts=4\nfaultline.guard.c.timeout=2s\n");

    SettingsChange change = new SettingsChange(before, load());

    assertThat(change)
        .hasToString(
            "faultline.guard.a.retry.max-attempts: 3 -> 4,"
                + " faultline.guard.b.timeout: 1s -> (none),"
                + " faultline.guard.c.timeout: (none) -> 2s");
    assertThat(change.takesEffect()).isTrue();
    assertThat(before.takingOver(load()).guards()).isEqualTo(load().guards());
  }

  static List<Setting<?>> settings() {
    return AgentSettings.all();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingHasAVariableOfItsOwn(Setting<?> setting) {
    assertThat(setting.variable())
        .isEqualTo(setting.name().toUpperCase().replaceAll("[.-]", "_"))
        .matches("FAULTLINE_[A-Z_]+");
    assertThat(AgentSettings.all().stream().map(Setting::variable))
        .containsOnlyOnce(setting.variable());

    String value = sample(setting);
    environment.put(setting.variable(), value);
    Settings byVariable = SettingsLoader.load(null, properties, environment);
    properties.setProperty(setting.name(), value);
    Settings byProperty = SettingsLoader.load(null, properties, Map.of());

    assertThat((Object) byVariable.get(setting))
        .isEqualTo(byProperty.get(setting))
        .isNotEqualTo(setting.defaultValue());
  }

  private String sample(Setting<?> setting) {
    Object value = setting.defaultValue();
    if (setting == AgentSettings.ENDPOINT) {
      return "https://collector:4319/base";
    }
    if (setting == AgentSettings.CAPTURE_METHODS) {
      return "com.acme.*.run(..)";
    }
    if (setting == AgentSettings.METRICS_BUCKETS) {
      return "0.005,0.05";
    }
    if (value instanceof Boolean) {
      return (Boolean) value ? "false" : "true";
    }
    if (value instanceof Long) {
      return "1234ms";
    }
    if (setting == AgentSettings.SPOOL_MAX_BYTES || setting == AgentSettings.QUEUE_MAX_BYTES) {
      return "99999";
    }
    if (value instanceof Number) {
      return setting == AgentSettings.QUEUE_CAPACITY ? "99" : "9";
    }
    if (value instanceof Enum<?> chosen) {
      return Stream.of(chosen.getDeclaringClass().getEnumConstants())
          .filter(one -> one != chosen)
          .findFirst()
          .orElseThrow()
          .toString();
    }
    return value instanceof Map ? "a=b" : "com.acme";
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void noFileIsGiven(String none) {
    assertThat(SettingsLoader.load(none, properties, environment).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "faultline.inapp, faultline.in-app",
    "faultline.InApp, faultline.in-app",
    "faultline.endpont, faultline.endpoint",
    "faultline.service-name, faultline.service.name",
    "faultline.snapshot.stringlength, faultline.snapshot.string-length",
    "faultline.header, faultline.headers",
  })
  void namesTheNearestSetting(String written, String meant) {
    properties.setProperty(written, "x");

    assertThat(SettingsLoader.load(null, properties, environment).warnings())
        .singleElement()
        .asString()
        .endsWith("; did you mean " + meant + "?");
  }

  private Settings load() {
    return SettingsLoader.load(file.toString(), properties, environment);
  }

  static Stream<String> propertiesOfTheRecoveryPage() throws IOException {
    return Pattern.compile("(?ms)^```properties\n(.*?)^```$")
        .matcher(Files.readString(Path.of("..", "..", "docs", "recovery.md")))
        .results()
        .map(block -> block.group(1));
  }

  /** As the command check has it. */
  @ParameterizedTest
  @MethodSource("propertiesOfTheRecoveryPage")
  void takesTheExamplesOfTheDocumentation(String example) throws IOException {
    Files.writeString(file, example);

    assertThat(load().warnings()).isEmpty();
  }
}
