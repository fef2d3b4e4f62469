package dev.faultline.log4j2;

import dev.faultline.client.EventDraft;
import dev.faultline.client.FaultlineClient;
import dev.faultline.client.FaultlineClientBuilder;
import dev.faultline.client.event.Severity;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderFactory;

/**
 * Sends each exception that is logged as an event, and what is logged without one from a level on.
 *
 * <pre>{@code
 * <Faultline name="faultline">
 *   <Property name="faultline.service.name" value="shop"/>
 *   <Property name="faultline.in-app" value="com.acme"/>
 *   <Property name="faultline.endpoint" value="http://collector:4318"/>
 * </Faultline>
 * }</pre>
 *
 * <p>The thread context's values are the event's tags. Properties are settings of the client; one
 * that makes no sense is told as an error of Log4j's status, and there is no appender then.
 */
@Plugin(
    name = "Faultline",
    category = Core.CATEGORY_NAME,
    elementType = Appender.ELEMENT_TYPE,
    printObject = true)
public final class FaultlineAppender extends AbstractAppender {
  private final FaultlineClient client;
  private final Level messages;

  private FaultlineAppender(
      String name,
      Filter filter,
      boolean ignoreExceptions,
      Property[] properties,
      FaultlineClient client,
      Level messages) {
    super(name, filter, null, ignoreExceptions, properties);
    this.client = client;
    this.messages = messages;
  }

  /** A builder with the defaults. */
  @PluginBuilderFactory
  public static Builder newBuilder() {
    return new Builder();
  }

  /** What sends, with an account of each backend; not null. Thread-safe. */
  public FaultlineClient client() {
    return client;
  }

  @Override
  public void append(LogEvent logged) {
    EventDraft draft;
    if (logged.getThrown() != null) {
      draft = client.exception(logged.getThrown());
    } else if (logged.getLevel().isMoreSpecificThan(messages)) {
      draft = client.message("");
    } else {
      return;
    }
    draft
        .logged(
            logged.getLoggerName(),
            severity(logged.getLevel()),
            logged.getMessage().getFormattedMessage())
        .timeMillis(logged.getTimeMillis())
        .thread(logged.getThreadName(), logged.getThreadId())
        .tags(logged.getContextData().toMap())
        .send();
  }

  private static Severity severity(Level level) {
    switch (level.getStandardLevel()) {
      case FATAL:
        return Severity.FATAL;
      case ERROR:
        return Severity.ERROR;
      case WARN:
        return Severity.WARN;
      case INFO:
        return Severity.INFO;
      default:
        return Severity.DEBUG;
    }
  }

  @Override
  public boolean stop(long timeout, TimeUnit unit) {
    setStopping();
    super.stop(timeout, unit, false);
    client.close();
    setStopped();
    return true;
  }

  /** Collects what the configuration says. Not safe for use by several threads. */
  public static final class Builder extends AbstractAppender.Builder<Builder>
      implements org.apache.logging.log4j.core.util.Builder<FaultlineAppender> {
    @PluginBuilderAttribute private String settingsFile;

    @PluginBuilderAttribute private Level messages = Level.ERROR;

    private Builder() {}

    /** A file with settings; properties hold before it. Default none. */
    public Builder setSettingsFile(String path) {
      this.settingsFile = path;
      return this;
    }

    /**
     * The least level at which something is sent that has no exception; {@code OFF} for nothing.
     * Default {@code ERROR}.
     */
    public Builder setMessages(Level level) {
      this.messages = level;
      return this;
    }

    /** The appender; null, as Log4j expects it, when a setting makes no sense, which is told. */
    @Override
    public FaultlineAppender build() {
      try {
        FaultlineClientBuilder builder = FaultlineClient.builder().log(new StatusLog());
        if (settingsFile != null) {
          builder.settingsFile(new File(settingsFile));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        Property[] properties = getPropertyArray();
        if (properties == null) {
          properties = Property.EMPTY_ARRAY;
        }
        for (Property property : properties) {
          settings.put(property.getName(), property.getValue());
        }
        return new FaultlineAppender(
            getName(),
            getFilter(),
            isIgnoreExceptions(),
            properties,
            builder.settings(settings).build(),
            messages);
      } catch (IllegalArgumentException wrong) {
        LOGGER.error("Faultline: nothing is sent: {}", wrong.getMessage());
        return null;
      }
    }
  }
}
