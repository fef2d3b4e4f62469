package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The snapshotter as the settings have it. It is also where everybody else asks what must not leave
 * the JVM, so that a changed setting holds everywhere at once.
 */
final class SnapshotSettings implements AgentPart, Supplier<Redaction> {

  private final Snapshotter snapshotter;

  SnapshotSettings(Settings settings, PackageOpener opener) {
    this.snapshotter = new Snapshotter(limits(settings), redaction(settings), opener);
  }

  Snapshotter snapshotter() {
    return snapshotter;
  }

  /** What holds now. */
  @Override
  public Redaction get() {
    return snapshotter.redaction();
  }

  @Override
  public void configure(Settings settings) {
    snapshotter.configure(limits(settings), redaction(settings));
  }

  @Override
  public void detach() {
    snapshotter.end();
  }

  private static SnapshotLimits limits(Settings settings) {
    return SnapshotLimits.builder()
        .depth(settings.get(AgentSettings.SNAPSHOT_DEPTH))
        .elements(settings.get(AgentSettings.SNAPSHOT_ELEMENTS))
        .fields(settings.get(AgentSettings.SNAPSHOT_FIELDS))
        .stringLength(settings.get(AgentSettings.SNAPSHOT_STRING_LENGTH))
        .values(settings.get(AgentSettings.SNAPSHOT_VALUES))
        .maxTimeNanos(TimeUnit.MILLISECONDS.toNanos(settings.get(AgentSettings.SNAPSHOT_MAX_TIME)))
        .build();
  }

  private static Redaction redaction(Settings settings) {
    return Redaction.builder()
        .names(settings.get(AgentSettings.REDACT_NAMES))
        .types(settings.get(AgentSettings.REDACT_TYPES))
        .values(settings.get(AgentSettings.REDACT_VALUES))
        .patterns(patterns(settings.get(AgentSettings.REDACT_PATTERNS)))
        .build();
  }

  private static List<Pattern> patterns(List<String> texts) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(Pattern.compile(text));
    }
    return patterns;
  }
}
