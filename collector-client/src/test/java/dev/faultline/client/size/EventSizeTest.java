package dev.faultline.client.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.faultline.client.SampleContexts;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpLogsEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSizeTest {
  private final OtlpLogsEncoder encoder =
      new OtlpLogsEncoder(OtlpEncoding.JSON, Resource.builder().build(), "1");

  @Test
  void isRightWithinAFactorOfTwoForWhatTheApplicationTold() throws IOException {
    List<Breadcrumb> breadcrumbs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      breadcrumbs.add(
          new Breadcrumb(i, "http", Level.INFO, "GET /books/" + i, Map.of("status", 200L)));
    }
    EventContext context =
        new EventContext(SampleContexts.full().tags(), SampleContexts.full().user(), breadcrumbs);

    assertEstimate(SampleEvents.builder("x").context(context).build());
    assertEstimate(MessageEvent.builder().id("1").text("m".repeat(5_000)).context(context).build());
  }

  @Test
  void isRightWithinAFactorOfTwoForWhatGuardsDid() throws IOException {
    List<Recovery> recoveries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      recoveries.add(
          Recovery.of("com.acme.Shop.order" + i)
              .attempts(3)
              .thrown(2)
              .waitedNanos(300_000_000)
              .undone(List.of("com.acme.Shop.reserve", "com.acme.Shop.charge"))
              .build());
    }

    assertEstimate(SampleEvents.builder("x").recoveries(recoveries).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "在庫がありません", "😀", "\n\t", "\"a\" \\", "\u0001", "plain"})
  void isRightWithinAFactorOfTwoForTextsOfEveryKind(String text) throws IOException {
    String many = text.repeat(2_000);

    assertEstimate(SampleEvents.event(many));
    assertEstimate(SampleEvents.builder("x").stackTrace(many).build());
    assertEstimate(
        SampleEvents.withVariables(Map.of("value", List.of(many), text.repeat(100), 1L)));
    assertEstimate(MessageEvent.builder().id("1").text(many).build());
    assertEstimate(
        SampleEvents.builder("x")
            .exceptions(
                List.of(
                    ExceptionLink.builder()
                        .type(text.repeat(100))
                        .message("m")
                        .frames(
                            Collections.nCopies(
                                100,
                                SampleEvents.frame(
                                    text.repeat(20), text.repeat(10), text.repeat(5), 1, true)))
                        .build()))
            .build());
  }

  @Test
  void countsAStackTraceThatIsMadeOfTheExceptionsAsIfItWereGiven() {
    List<ExceptionLink> chain = List.of(failed(60), failed(70), failed(0));
    List<SuppressedLink> suppressed = List.of(new SuppressedLink(1, failed(90)));
    ExceptionEvent made =
        SampleEvents.builder("x")
            .exceptions(chain)
            .suppressed(suppressed)
            .stackTraceOfExceptions()
            .build();
    ExceptionEvent given = made.toBuilder().stackTrace(made.stackTrace()).build();

    assertThat(made.stackTrace()).contains("... 60 more", "... 70 more");
    assertThat(EventSize.of(made)).isCloseTo(EventSize.of(given), withinPercentage(3));
  }

  /** With the outermost frames in common with others. */
  private static ExceptionLink failed(int frames) {
    List<Frame> trace = new ArrayList<>();
    for (int i = frames; i > 0; i--) {
      String method = "handleRequestNumber" + i;
      trace.add(SampleEvents.frame("com.acme.shop.Orders", method, "Orders.java", i, true));
    }
    return ExceptionLink.builder()
        .type("com.acme.shop.OrderFailed")
        .message("\"order\" " + frames)
        .frames(trace)
        .build();
  }

  private void assertEstimate(Event event) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    encoder.write(List.of(event), json);

    assertThat(EventSize.of(event)).isBetween(json.size() / 2L, json.size() * 2L);
  }
}
