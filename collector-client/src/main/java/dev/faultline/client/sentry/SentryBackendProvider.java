package dev.faultline.client.sentry;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.http.HttpSettingsReader;
import java.util.Set;

/** The backend {@code sentry}: Sentry, GlitchTip, Bugsink and whatever else takes a DSN. */
public final class SentryBackendProvider implements BackendProvider {
  private static final String DSN = "dsn";
  private static final String EXAMPLE = "https://KEY@sentry.example.com/42";
  private static final String CLIENT_REPORTS = "client-reports";
  private static final String WHEN_LIMITED = "when-limited";
  private static final String DROP = "drop";
  private static final String WAIT = "wait";

  /** For {@link java.util.ServiceLoader}. */
  public SentryBackendProvider() {}

  @Override
  public String type() {
    return "sentry";
  }

  @Override
  public Set<String> tuning() {
    return HttpSettingsReader.tuning(CLIENT_REPORTS, WHEN_LIMITED);
  }

  @Override
  public Backend create(BackendContext context) {
    BackendSettings settings = context.settings();
    Dsn dsn = dsn(settings);
    return new SentryBackend(
        dsn,
        SentrySettings.defaults()
            .withClientReports(settings.flag(CLIENT_REPORTS, true))
            .withWaitingForLimits(settings.choice(WHEN_LIMITED, DROP, DROP, WAIT).equals(WAIT)),
        HttpSettingsReader.read(context, dsn.url()),
        context.resource(),
        context.version(),
        context.threads());
  }

  private static Dsn dsn(BackendSettings settings) {
    String text = settings.required(DSN, EXAMPLE);
    try {
      return Dsn.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(settings.fullName(DSN), wrong.getMessage());
    }
  }
}
