package dev.faultline.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.backend.ClientLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration as people write it, and what is logged under it. */
class FaultlineAppenderTest {
  private final LoggerContext context = new LoggerContext("test");
  private final Told told = new Told();

  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    StatusLogger.getLogger().registerListener(told);
  }

  @AfterEach
  void stop() {
    ThreadContext.clearAll();
    context.stop();
    StatusLogger.getLogger().removeListener(told);
  }

  private Path events() {
    return folder.resolve("events.ndjson");
  }

  private Logger configured(String attributes, String... properties) throws IOException {
    StringBuilder elements = new StringBuilder();
    for (String property : properties) {
      String[] parts = property.split("=", 2);
      elements.append("<Property name='").append(parts[0]);
      elements.append("' value='").append(parts[1]).append("'/>");
    }
    String configuration =
        "<Configuration><Appenders><Faultline name='faultline' "
            + attributes
            + "><Property name='faultline.backends' value='file'/>"
            + "<Property name='faultline.backend.file.path' value='"
            + events()
            + "'/>"
            + elements
            + "</Faultline></Appenders><Loggers><Root level='info'>"
            + "<AppenderRef ref='faultline'/></Root></Loggers></Configuration>";
    context.start(
        new XmlConfiguration(
            context,
            new ConfigurationSource(
                new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))));
    return context.getLogger("com.acme.Orders");
  }

  private List<String> sent() throws IOException {
    context.stop();
    return Files.exists(events()) ? Files.readAllLines(events()) : List.of();
  }

  @Test
  void anExceptionThatIsLoggedIsSent() throws IOException {
    Logger logger = configured("", "faultline.tags=team=shop");
    ThreadContext.put("order", "4711");

    logger.warn("order {} failed", 4711, new IllegalStateException("no apples"));

    assertThat(sent())
        .singleElement()
        .asString()
        .contains("\"severity\":\"WARN\"")
        .contains("\"disposition\":\"logged\",\"dispositionDetail\":\"com.acme.Orders WARN\"")
        .contains("\"message\":\"order 4711 failed\"")
        .contains("\"type\":\"java.lang.IllegalStateException\",\"message\":\"no apples\"")
        .contains("\"name\":\"" + Thread.currentThread().getName() + "\"")
        .contains("\"team\":\"shop\"")
        .contains("\"order\":\"4711\"");
  }

  @Test
  void withoutAnExceptionErrorsAloneAreSent() throws IOException {
    Logger logger = configured("");

    logger.warn("slow");
    logger.error("no apples");

    assertThat(sent())
        .singleElement()
        .asString()
        .contains("\"message\":\"no apples\"")
        .contains("\"logger\":\"com.acme.Orders\"");
  }

  @Test
  void theLevelOfMessagesIsChosen() throws IOException {
    Logger logger = configured("messages='off'");

    logger.error("no apples");
    logger.info("closing", new IOException("reset"));

    assertThat(sent()).singleElement().asString().contains("\"message\":\"reset\"");
  }

  @Test
  void settingsMayStandInAFile() throws IOException {
    Path file = folder.resolve("faultline.properties");
    Files.writeString(file, "faultline.tags=team=shop\nfaultline.backends=nowhere\n");
    Logger logger = configured("settingsFile='" + file + "'");

    logger.error("no apples");

    assertThat(sent()).singleElement().asString().contains("\"team\":\"shop\"");
  }

  @Test
  void aWrongSettingIsToldAndNothingElseHappens() throws IOException {
    Logger logger = configured("", "faultline.batch.size=many");

    logger.error("no apples");

    assertThat(told.messages)
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith(
                        "Faultline: nothing is sent: faultline.batch.size: \"many\" is not a"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void theAccountCanBeLookedAt() throws IOException {
    Logger logger = configured("");
    FaultlineAppender appender = context.getConfiguration().getAppender("faultline");

    logger.error("no apples");

    assertThat(sent()).hasSize(1);
    assertThat(appender.client().accounts().get("file").delivered()).isOne();
  }

  @Test
  void warningsThatTheStatusDoesNotShowGoToStandardError() {
    List<String> printed = new ArrayList<>();
    StatusLog log = new StatusLog(StatusLogger.getLogger(), new Printing(printed));

    log.warn("events are lost");
    told.level = Level.WARN;
    StatusLogger.getLogger().removeListener(told);
    StatusLogger.getLogger().registerListener(told);
    log.warn("more are lost");

    assertThat(printed).containsExactly("events are lost");
    assertThat(told.messages).containsExactly("Faultline: more are lost");
  }

  /** In place of standard error. */
  private static final class Printing implements ClientLog {
    private final List<String> printed;

    Printing(List<String> printed) {
      this.printed = printed;
    }

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {
      printed.add(message);
    }
  }

  /** What Log4j's own status says. */
  private static final class Told implements StatusListener {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private Level level = Level.ERROR;

    @Override
    public void log(StatusData data) {
      messages.add(data.getMessage().getFormattedMessage());
    }

    @Override
    public Level getStatusLevel() {
      return level;
    }

    @Override
    public void close() {}
  }
}
