package dev.faultline.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** A configuration as people write it, and what is logged under it. */
class FaultlineAppenderTest {
  private final LoggerContext context = new LoggerContext();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    MDC.clear();
    context.stop();
  }

  private Path events() {
    return folder.resolve("events.ndjson");
  }

  private Logger configured(String... elements) throws JoranException {
    context.setMDCAdapter(MDC.getMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    String configuration =
        "<configuration><appender name='FAULTLINE' class='dev.faultline.logback.FaultlineAppender'>"
            + "<setting>faultline.backends=file</setting>"
            + "<setting>faultline.backend.file.path="
            + events()
            + "</setting>"
            + String.join("", elements)
            + "</appender><root level='INFO'><appender-ref ref='FAULTLINE'/></root></configuration>";
    configurator.doConfigure(
        new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
    return context.getLogger("com.acme.Orders");
  }

  private List<String> sent() throws IOException {
    context.stop();
    return Files.exists(events()) ? Files.readAllLines(events()) : List.of();
  }

  private List<String> errors() {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getEffectiveLevel() == Status.ERROR)
        .map(Status::getMessage)
        .toList();
  }

  @Test
  void anExceptionThatIsLoggedIsSent() throws Exception {
    Logger logger = configured("<setting>faultline.tags=team=shop</setting>");
    MDC.put("order", "4711");

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
  void withoutAnExceptionErrorsAloneAreSent() throws Exception {
    Logger logger = configured();

    logger.warn("slow");
    logger.error("no apples");

    assertThat(sent())
        .singleElement()
        .asString()
        .contains("\"message\":\"no apples\"")
        .contains("\"logger\":\"com.acme.Orders\"");
  }

  @Test
  void theLevelOfMessagesIsChosen() throws Exception {
    Logger logger = configured("<messages>off</messages>");

    logger.error("no apples");
    logger.info("closing", new IOException("reset"));

    assertThat(sent()).singleElement().asString().contains("\"message\":\"reset\"");
  }

  @Test
  void settingsMayStandInAFile() throws Exception {
    Path file = folder.resolve("faultline.properties");
    Files.writeString(file, "faultline.tags=team=shop\nfaultline.backends=nowhere\n");
    Logger logger = configured("<settingsFile>" + file + "</settingsFile>");

    logger.error("no apples");

    assertThat(sent()).singleElement().asString().contains("\"team\":\"shop\"");
  }

  @Test
  void aWrongSettingIsToldAndNothingElseHappens() throws Exception {
    Logger logger = configured("<setting>faultline.batch.size=many</setting>");

    logger.error("no apples");

    assertThat(errors())
        .anySatisfy(
            error ->
                assertThat(error)
                    .startsWith("nothing is sent: faultline.batch.size: \"many\" is not a whole"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void whatIsNoSettingOrNoLevelIsTold() throws Exception {
    configured("<setting>faultline.tags</setting>", "<messages>loud</messages>");

    assertThat(errors())
        .contains(
            "setting \"faultline.tags\" is not of the form faultline.name=value",
            "messages \"loud\" is no level such as WARN, ERROR or OFF");
  }
}
