package dev.faultline.client;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.SuppressedLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event with everything that an event may have. */
public final class SampleStories {
  /** 2026-11-22T00:00:00.123456789Z. */
  public static final long TIME = 1_795_305_600_123_456_789L;

  public static final String ID = "019a0f3e-7c00-7abc-8def-0123456789ab";

  private static final long MILLI = 1_000_000;

  private SampleStories() {}

  public static Resource resource() {
    return Resource.builder()
        .put("service.name", "shop")
        .put("service.version", "2.4.1")
        .put("deployment.environment.name", "production")
        .put("host.name", "web-1")
        .put("process.pid", 4711)
        .put("process.runtime.name", "OpenJDK Runtime Environment")
        .put("process.runtime.version", "17.0.15+6")
        .put("process.runtime.description", "Debian OpenJDK 64-Bit Server VM 17.0.15+6")
        .build();
  }

  public static ExceptionEvent everything() {
    return ExceptionEvent.builder()
        .id(ID)
        .timeUnixNanos(TIME)
        .observedTimeUnixNanos(TIME + 500 * MILLI)
        .occurrences(12)
        .threadId(31)
        .threadName("http-7")
        .mechanism(Mechanism.THROW_SITE)
        .disposition(Disposition.SWALLOWED)
        .dispositionDetail("its log call was not reached, or its level is off")
        .detail("no-stack-trace")
        .injectedFault("slow-db")
        .context(SampleContexts.full())
        .exceptions(List.of(outer(), inner()))
        .suppressed(List.of(new SuppressedLink(1, closing())))
        .recoveries(List.of(recovery()))
        .stackTrace("com.acme.OutOfStock: no apples\n\tat com.acme.Shop.order(Shop.java:42)\n")
        .build();
  }

  private static ExceptionLink outer() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("@type", "com.acme.Order");
    order.put("id", 4711L);
    order.put("lines", List.of("apples", "pears"));
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("item", "apples");
    variables.put("left", 0L);
    variables.put("order", order);
    variables.put("coupon", null);
    return ExceptionLink.builder()
        .type("com.acme.OutOfStock")
        .message("no apples")
        .frames(
            List.of(
                SampleEvents.frame("com.acme.Shop", "order", "Shop.java", 42, true)
                    .withVariables(variables),
                SampleEvents.frame("org.lib.Dispatcher$1", "<init>", "Dispatcher.java", 7, false),
                SampleEvents.frame("org.lib.Dispatcher", "run", null, -2, false),
                SampleEvents.frame("com.acme.Main", "main", "Main.java", 5, true)))
        .framesOmitted(3)
        .points(
            List.of(
                point(LifePoint.Kind.THROWN, 0, "com.acme.Shop", "order", 42, "http-7").build(),
                point(LifePoint.Kind.CAUGHT, 3, "com.acme.Main", "main", 9, "main")
                    .use(Disposition.SWALLOWED)
                    .detail("java.util.concurrent.ExecutionException")
                    .build()))
        .build();
  }

  private static ExceptionLink inner() {
    Frame frame = SampleEvents.frame("com.acme.Stock", "read", "Stock.java", 12, true);
    return ExceptionLink.builder()
        .type("java.io.IOException")
        .message("connection reset")
        .frames(List.of(frame.withVariables(Map.of("host", "db-1"))))
        .reused(true)
        .note("stack trace omitted by the JVM")
        .points(
            List.of(
                point(LifePoint.Kind.THROWN, -2, "com.acme.Stock", "read", 12, "http-7").build(),
                point(LifePoint.Kind.WRAPPED, -1, "com.acme.Shop", "order", 41, "http-7")
                    .detail("com.acme.OutOfStock")
                    .build()))
        .build();
  }

  private static ExceptionLink closing() {
    return ExceptionLink.builder()
        .type("java.lang.IllegalStateException")
        .frames(List.of(SampleEvents.frame("com.acme.Stock", "close", "Stock.java", 30, true)))
        .build();
  }

  private static LifePoint.Builder point(
      LifePoint.Kind kind, long millis, String type, String method, int line, String thread) {
    return LifePoint.builder(kind, TIME + millis * MILLI)
        .place(type, method, line)
        .threadName(thread);
  }

  private static Recovery recovery() {
    return Recovery.of("payments")
        .attempts(3)
        .thrown(3)
        .waitedNanos(250 * MILLI)
        .outcome(Recovery.Outcome.FALLBACK)
        .fallback(1)
        .undone(List.of("charge", "reserve"))
        .notUndone(List.of("ship"))
        .build();
  }
}
