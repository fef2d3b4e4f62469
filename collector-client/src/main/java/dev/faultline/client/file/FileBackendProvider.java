package dev.faultline.client.file;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import java.time.Clock;
import java.time.Duration;

/** The backend {@code file}: events in files, one JSON object a line. */
public final class FileBackendProvider implements BackendProvider {
  private static final String PATH = "path";
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
    BackendSettings settings = context.settings();
    FileSettings file =
        FileSettings.in(settings.text(PATH, DEFAULT_PATH))
            .maxBytes(settings.bytes("max-size", DEFAULT_SIZE))
            .maxAge(settings.duration("max-age", DEFAULT_AGE))
            .keep(settings.number("keep", DEFAULT_KEEP, 0, MOST_KEPT))
            .compress(settings.flag("compress", false))
            .build();
    try {
      return new FileBackend(file, context.resource(), Clock.systemUTC(), context.log());
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(settings.fullName(PATH), wrong.getMessage());
    }
  }
}
