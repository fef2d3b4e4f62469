package dev.faultline.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTextTest {
  private final LineText text = new LineText(2_000);

  @Test
  void tellsWhatWhereAndWhy() {
    assertThat(text.of(SampleStories.everything()))
        .isEqualTo(
            "[faultline] 2026-11-22T00:00:00.123Z ERROR com.acme.OutOfStock: no apples"
                + " | swallowed (its log call was not reached, or its level is off)"
                + " | at com.acme.Shop.order(Shop.java:42) with item=\"apples\", left=0,"
                + " order=com.acme.Order{id: 4711, lines: [\"apples\", \"pears\"]}, coupon=null"
                + " | caused by java.io.IOException: connection reset"
                + " | payments: a fallback gave the result | injected by slow-db"
                + " | one of 12 | http-7 | 019a0f3e-7c00-7abc-8def-0123456789ab\n");
  }

  @Test
  void tellsWhatLittleThereIs() {
    ExceptionEvent event =
        ExceptionEvent.builder()
            .id("1")
            .exceptions(List.of(ExceptionLink.builder().type("com.acme.Bare").build()))
            .build();

    assertThat(text.of(event)).isEqualTo("[faultline] - ERROR com.acme.Bare | thrown | 1\n");
  }

  @Test
  void tellsMessages() {
    MessageEvent event =
        MessageEvent.builder()
            .id("1")
            .severity(Severity.WARN)
            .timeUnixNanos(SampleStories.TIME)
            .threadName("main")
            .text("stock is low")
            .build();

    assertThat(text.of(event))
        .isEqualTo("[faultline] 2026-11-22T00:00:00.123Z WARN stock is low | main | 1\n");
  }

  @Test
  void isOneBoundedLineWhateverIsInIt() {
    String line = text.of(SampleEvents.event("one\n[faultline] two" + "x".repeat(10_000)));

    assertThat(line).containsOnlyOnce("\n").endsWith(" chars)\n").contains("one\\n[faultline]");
    assertThat(line.length()).isLessThan(2_100);
  }
}
