package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsChangeTest {

  private static final String DEPTH = "faultline.snapshot.depth";
  private static final String CAPACITY = "faultline.queue.capacity";

  private final Settings before = with(Map.of());

  @Test
  void isEmptyWhenNothingDiffers() {
    SettingsChange change = new SettingsChange(before, with(Map.of(DEPTH, "3")));

    assertThat(change.isEmpty()).isTrue();
    assertThat(change.takesEffect()).isFalse();
    assertThat(change).hasToString("nothing differs");
  }

  @Test
  void tellsWhatARunningAgentTakesOverAndWhatWaits() {
    SettingsChange change = new SettingsChange(before, with(Map.of(DEPTH, "1", CAPACITY, "64")));

    assertThat(change.isEmpty()).isFalse();
    assertThat(change.takesEffect()).isTrue();
    assertThat(change)
        .hasToString(DEPTH + ": 3 -> 1; " + CAPACITY + " takes effect at the next start");
    SettingsChange waiting = new SettingsChange(before, with(Map.of(CAPACITY, "64")));
    assertThat(waiting.takesEffect()).isFalse();
    assertThat(waiting.isEmpty()).isFalse();
    assertThat(waiting).hasToString(CAPACITY + " takes effect at the next start");
  }

  @Test
  void saysWhyTheFileIsNotTakenOver() {
    assertThat(new SettingsChange(before, with(Map.of(DEPTH, "1")), "f:1: x is not a setting"))
        .hasToString(
            DEPTH + ": 3 -> 1; the settings file is not taken over:\nf:1: x is not a setting");
  }

  /** What is set while running goes before all else, and the rest stays as it was. */
  @Test
  void settingsAreOverriddenByWhatIsSetWhileRunningAlone() {
    Properties properties = new Properties();
    properties.setProperty("faultline.snapshot.elements", "7");
    Settings set =
        SettingsSources.of(null, properties, Map.of()).with(null, Map.of(DEPTH, "1")).load();

    Settings merged = before.overriddenBy(set);

    assertThat(merged.get(AgentSettings.SNAPSHOT_DEPTH)).isEqualTo(1);
    assertThat(merged.origin(AgentSettings.SNAPSHOT_DEPTH)).isEqualTo("set while running");
    assertThat(merged.get(AgentSettings.SNAPSHOT_ELEMENTS))
        .isEqualTo(before.get(AgentSettings.SNAPSHOT_ELEMENTS));
  }

  private static Settings with(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return SettingsLoader.load(null, properties, Map.of());
  }
}
