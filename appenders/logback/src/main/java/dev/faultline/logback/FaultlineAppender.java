package dev.faultline.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.faultline.client.EventDraft;
import dev.faultline.client.FaultlineClient;
import dev.faultline.client.FaultlineClientBuilder;
import dev.faultline.client.event.Severity;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends each exception that is logged as an event, and what is logged without one from a level on.
 *
 * <pre>{@code
 * <appender name="FAULTLINE" class="dev.faultline.logback.FaultlineAppender">
 *   <setting>faultline.service.name=shop</setting>
 *   <setting>faultline.in-app=com.acme</setting>
 *   <setting>faultline.endpoint=http://collector:4318</setting>
 * </appender>
 * }</pre>
 *
 * <p>The MDC's values are the event's tags. Settings are those of the client; one that makes no
 * sense is told as an error of Logback's status, and the appender does nothing then. No thread
 * waits for another one that logs; what is logged while an exception is asked for its message is
 * not sent.
 */
public final class FaultlineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private String settingsFile;
  private volatile Level messages = Level.ERROR;

  /** Null until it is started, which other threads see no earlier than this. */
  private volatile FaultlineClient client;

  /** A setting of the client, such as {@code faultline.service.name=shop}. */
  public void addSetting(String setting) {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      addError("setting \"" + setting + "\" is not of the form faultline.name=value");
      return;
    }
    settings.put(setting.substring(0, equals).trim(), setting.substring(equals + 1).trim());
  }

  /** A file with settings; those that stand in the configuration hold before it. Default none. */
  public void setSettingsFile(String path) {
    settingsFile = path;
  }

  /**
   * The least level at which something is sent that has no exception; {@code OFF} for nothing.
   * Default {@code ERROR}.
   */
  public void setMessages(String level) {
    Level named = Level.toLevel(level.trim(), null);
    if (named == null) {
      addError("messages \"" + level + "\" is no level such as WARN, ERROR or OFF");
      return;
    }
    messages = named;
  }

  /** What sends, with an account of each backend; null when nothing does. Thread-safe. */
  public FaultlineClient client() {
    return client;
  }

  @Override
  public void start() {
    try {
      FaultlineClientBuilder builder = FaultlineClient.builder().log(new StatusLog(this));
      if (settingsFile != null) {
        builder.settingsFile(new File(settingsFile));
      }
      client = builder.settings(settings).build();
      super.start();
    } catch (IllegalArgumentException wrong) {
      addError("nothing is sent: " + wrong.getMessage());
    }
  }

  @Override
  public void stop() {
    super.stop();
    FaultlineClient started = client;
    if (started != null) {
      started.close();
    }
  }

  @Override
  protected void append(ILoggingEvent logged) {
    FaultlineClient sending = client;
    if (sending == null) {
      return;
    }
    IThrowableProxy proxy = logged.getThrowableProxy();
    EventDraft draft;
    if (proxy instanceof ThrowableProxy) {
      draft = sending.exception(((ThrowableProxy) proxy).getThrowable());
    } else if (logged.getLevel().isGreaterOrEqual(messages)) {
      draft = sending.message(null);
    } else {
      return;
    }
    draft
        .logged(logged.getLoggerName(), severity(logged.getLevel()), logged.getFormattedMessage())
        .timeMillis(logged.getTimeStamp())
        .thread(logged.getThreadName(), 0)
        .tags(logged.getMDCPropertyMap())
        .send();
  }

  private static Severity severity(Level level) {
    switch (level.toInt()) {
      case Level.ERROR_INT:
        return Severity.ERROR;
      case Level.WARN_INT:
        return Severity.WARN;
      case Level.INFO_INT:
        return Severity.INFO;
      default:
        return Severity.DEBUG;
    }
  }
}
