package dev.faultline.agent.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What differs between the settings that hold and new ones. Immutable. */
public final class SettingsChange {

  private final List<String> taken = new ArrayList<>();
  private final List<String> postponed = new ArrayList<>();
  private final String refused;

  /** Compares all settings. */
  public SettingsChange(Settings from, Settings to) {
    this(from, to, null);
  }

  /**
   * Compares all settings.
   *
   * @param refused what is wrong with the settings file, so that it is not taken over; or null
   */
  public SettingsChange(Settings from, Settings to, String refused) {
    this.refused = refused;
    for (Setting<?> setting : AgentSettings.all()) {
      if (!Objects.equals(from.get(setting), to.get(setting))) {
        if (setting.changesWhileRunning()) {
          taken.add(setting.name() + ": " + from.shown(setting) + " -> " + to.shown(setting));
        } else {
          postponed.add(setting.name());
        }
      }
    }
    compareNamed(from, to);
  }

  private void compareNamed(Settings from, Settings to) {
    Set<String> names = new TreeSet<>(from.named().keySet());
    names.addAll(to.named().keySet());
    for (String name : names) {
      if (!Objects.equals(from.named().get(name), to.named().get(name))) {
        taken.add(name + ": " + from.shownNamed(name) + " -> " + to.shownNamed(name));
      }
    }
  }

  /** Whether nothing differs at all. */
  public boolean isEmpty() {
    return taken.isEmpty() && postponed.isEmpty();
  }

  /** Whether something differs that a running agent can take over. */
  public boolean takesEffect() {
    return !taken.isEmpty();
  }

  /**
   * One line: what changes from which value to which, and what waits for the next start; in further
   * ones why the settings file is not taken over.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(String.join(", ", taken));
    if (!postponed.isEmpty()) {
      line.append(taken.isEmpty() ? "" : "; ");
      line.append(String.join(", ", postponed));
      line.append(postponed.size() == 1 ? " takes" : " take").append(" effect at the next start");
    }
    String differing = line.length() == 0 ? "nothing differs" : line.toString();
    return refused == null
        ? differing
        : differing + "; the settings file is not taken over:\n" + refused;
  }
}
