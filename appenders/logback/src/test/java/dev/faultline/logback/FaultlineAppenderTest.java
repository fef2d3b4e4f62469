package dev.faultline.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dev.faultline.client.backend.ClientLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
  void theAccountCanBeLookedAt() throws Exception {
    Logger logger = configured();
    FaultlineAppender appender = appenderOf(context);

    logger.error("no apples");

    assertThat(sent()).hasSize(1);
    assertThat(appender.client().accounts().get("file").delivered()).isOne();
  }

  @Test
  @Timeout(60)
  void nobodyWaitsForAThreadThatLogs() throws Exception {
    Logger logger = configured();
    Slow order = new Slow();
    Thread slow = new Thread(() -> logger.error("{} failed", order));
    slow.start();
    order.asked.await();

    logger.error("no apples");

    assertThat(slow.isAlive()).isTrue();
    order.goOn.countDown();
    slow.join();
    assertThat(sent()).hasSize(2);
  }

  @Test
  void warningsThatNobodyListensToGoToStandardError() throws Exception {
    configured();
    List<String> printed = new ArrayList<>();
    StatusLog log = new StatusLog(appenderOf(context), printing(printed));

    log.warn("events are lost");
    context.getStatusManager().add(status -> {});
    log.warn("more are lost");

    assertThat(printed).containsExactly("events are lost");
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .extracting(Status::getMessage)
        .contains("events are lost", "more are lost");
  }

  private static FaultlineAppender appenderOf(LoggerContext context) {
    return (FaultlineAppender) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("FAULTLINE");
  }

  private static ClientLog printing(List<String> to) {
    return new ClientLog() {
      @Override
      public void info(String message) {}

      @Override
      public void warn(String message) {
        to.add(message);
      }
    };
  }

  /** Takes as long to be told as it is told to. */
  private static final class Slow {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public String toString() {
      asked.countDown();
      try {
        goOn.await();
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
      return "slow";
    }
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
