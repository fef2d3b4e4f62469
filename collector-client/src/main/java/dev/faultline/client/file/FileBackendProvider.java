package dev.faultline.client.file;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import java.time.Clock;
import java.time.Duration;

/** The backend {@code file}: events and histograms in files. */
public final class FileBackendProvider implements BackendProvider {
  private static final String PATH = "path";
  private static final String HISTOGRAMS = "histograms";
  private static final String DEFAULT_PATH = "faultline-%p.ndjson";
  private static final long DEFAULT_SIZE = 10L << 20;
  private static final Duration DEFAULT_AGE = Duration.ofDays(1);
  private static final int DEFAULT_KEEP = 5;
  private static final int MOST_KEPT = 10_000;

  /** For {@link java.util.ServiceLoader}. */
  public FileBackendProvider() {}

  @Override
  public String type() {
    return "file";
  }

  @Override
  public Backend create(BackendContext context) {
    FileSettings events = settings(context, context.settings().text(PATH, DEFAULT_PATH));
    MetricBackend histograms = createForMetrics(context);
    FileBackend backend;
    try {
      backend = new FileBackend(events, context.resource(), Clock.systemUTC(), context.log());
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(context.settings().fullName(PATH), wrong.getMessage());
    }
    if (histograms != null && histograms.description().equals(backend.description())) {
      throw new InvalidBackendException(
          context.settings().fullName(HISTOGRAMS),
          "is the file of the events, too; give histograms one of their own, such as"
              + " faultline-%p.hlog");
    }
    return backend;
  }

  /** Null unless histograms have a path. */
  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    String path = context.settings().text(HISTOGRAMS, null);
    try {
      return path == null
          ? null
          : new FileMetricBackend(
              settings(context, path), context.resource(), Clock.systemUTC(), context.log());
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(
          context.settings().fullName(HISTOGRAMS), wrong.getMessage());
    }
  }

  private static FileSettings settings(BackendContext context, String path) {
    BackendSettings settings = context.settings();
    return FileSettings.in(path)
        .maxBytes(settings.bytes("max-size", DEFAULT_SIZE))
        .maxAge(settings.duration("max-age", DEFAULT_AGE))
        .keep(settings.number("keep", DEFAULT_KEEP, 0, MOST_KEPT))
        .compress(settings.flag("compress", false))
        .build();
  }
}
