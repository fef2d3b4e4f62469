package dev.faultline.benchmarks.collector;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as the agent makes them, about 3 KB each in OTLP's protobuf, with placeholders for what
 * makes each of them unlike all others.
 */
final class SampleEvents {
  /** Of the request: its service. */
  static final String SERVICE = "bookshop-QQ";

  /** Of an event, as all that follows: its id. */
  static final String ID = "0EVENT00-0000-7000-8000-000000000000";

  /** In the names of its classes. */
  static final String MODULE = "ModULE0";

  /** In its messages and variables. */
  static final String NUMBER = "0NUMBER000";

  static final long TIME = 0x5A5B_5C5D_5E5F_6001L;
  static final long OBSERVED_TIME = 0x5A5B_5C5D_5E5F_6002L;

  private static final Disposition[] DISPOSITIONS = {
    Disposition.HANDLED, Disposition.SWALLOWED, Disposition.LOGGED, Disposition.ESCAPED
  };
  private static final int OWN_FRAMES = 6;
  private static final int LIBRARY_FRAMES = 7;

  private SampleEvents() {}

  static Resource resource() {
    return Resource.builder()
        .put("service.name", SERVICE)
        .put("service.version", "2026.11.1")
        .put("host.name", "till-2")
        .put("process.runtime.description", "OpenJDK 64-Bit Server VM 17.0.15")
        .put("telemetry.distro.name", "faultline")
        .build();
  }

  /** As many, each with another stack trace, so that no two belong to one issue. */
  static List<ExceptionEvent> some(int count) {
    List<ExceptionEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(i));
    }
    return events;
  }

  private static ExceptionEvent event(int variant) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("isbn", "9781903000182");
    variables.put("available", 0L);
    variables.put("order", Map.of("number", NUMBER, "tags", List.of("gift", "express")));
    String own = "com.acme.bookshop." + MODULE + ".OrderStep" + variant;
    Disposition disposition = DISPOSITIONS[variant % DISPOSITIONS.length];
    return ExceptionEvent.builder()
        .id(ID)
        .timeUnixNanos(TIME)
        .observedTimeUnixNanos(OBSERVED_TIME)
        .threadId(40 + variant)
        .threadName("http-nio-8080-exec-" + variant)
        .mechanism(Mechanism.THROW_SITE)
        .disposition(disposition)
        .exceptions(
            List.of(
                ExceptionLink.builder()
                    .type("com.acme.bookshop.OrderFailed")
                    .message("order " + NUMBER + " failed")
                    .frames(frames(own + "Controller", 2))
                    .build(),
                ExceptionLink.builder()
                    .type("com.acme.bookshop.stock.OutOfStock" + variant % 10)
                    .message("order " + NUMBER + ": 9781903000182 is out of stock")
                    .frames(withVariables(frames(own, OWN_FRAMES), variables))
                    .points(
                        List.of(
                            point(LifePoint.Kind.THROWN, own, 40).build(),
                            point(LifePoint.Kind.CAUGHT, own, 51).use(disposition).build()))
                    .build()))
        .build();
  }

  private static LifePoint.Builder point(LifePoint.Kind kind, String className, int line) {
    return LifePoint.builder(kind, System.currentTimeMillis() * 1_000_000)
        .place(className, "apply0", line);
  }

  private static List<Frame> frames(String own, int ownFrames) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < ownFrames; i++) {
      String file = own.substring(own.lastIndexOf('.') + 1) + ".java";
      frames.add(Frame.of(new StackTraceElement(own, "apply" + i, file, 40 + i), true));
    }
    for (int i = 0; i < LIBRARY_FRAMES; i++) {
      String of = "org.springframework.web.filter.Filter" + i;
      frames.add(
          Frame.of(new StackTraceElement(of, "doFilter", of.substring(31) + ".java", 90), false));
    }
    return frames;
  }

  private static List<Frame> withVariables(List<Frame> frames, Map<String, Object> variables) {
    frames.set(0, frames.get(0).withVariables(variables));
    return frames;
  }
}
