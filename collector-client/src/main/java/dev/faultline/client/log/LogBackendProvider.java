package dev.faultline.client.log;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;

/** The backend {@code log}: events as text for people, on standard error. */
public final class LogBackendProvider implements BackendProvider {
  private static final String STORY = "story";
  private static final String LINE = "line";
  private static final int LINE_CHARS = 2_000;
  private static final int STORY_CHARS = 16_000;
  private static final int LEAST_CHARS = 100;
  private static final int MOST_CHARS = 1_000_000;

  /** For {@link java.util.ServiceLoader}. */
  public LogBackendProvider() {}

  @Override
  public String type() {
    return "log";
  }

  @Override
  public Backend create(BackendContext context) {
    BackendSettings settings = context.settings();
    boolean story = settings.choice("style", LINE, LINE, STORY).equals(STORY);
    return LogBackend.standardError(
        story ? LogBackend.Style.STORY : LogBackend.Style.LINE,
        settings.number("max-length", story ? STORY_CHARS : LINE_CHARS, LEAST_CHARS, MOST_CHARS));
  }
}
