package dev.faultline.collector.testing;

import static dev.faultline.collector.testing.Bookshop.ordered;

import java.util.List;
import java.util.Map;

/** A payment of the bookshop that fails, with all that an agent can know of it. */
public final class Payment {

  /** When the story begins, in nanoseconds since 1970. */
  public static final long START = 1_795_253_400_000_000_000L;

  private static final long MILLIS = 1_000_000;

  private Payment() {}

  /** Thrown on another thread, carried over, wrapped, logged, and swallowed in the end. */
  public static EventBuilder declined() {
    return new EventBuilder(outer(), inner())
        .with("thread.name", "http-nio-8080-exec-2")
        .with("faultline.disposition", "swallowed")
        .with("faultline.disposition.detail", "PaymentController.pay")
        .with("faultline.mechanism", "throw-site")
        .with("faultline.detail", "no-variables")
        .with("faultline.tags", ordered("tenant", "hull", "basket", "A-4217"))
        .with("faultline.user", ordered("id", "88", "email", "ada@example.org"))
        .with("faultline.breadcrumbs", breadcrumbs());
  }

  private static ExceptionBuilder outer() {
    return new ExceptionBuilder("com.acme.bookshop.pay.PaymentFailed", "order 4217 is not paid")
        .inApp("com.acme.bookshop.pay.PaymentService.pay(PaymentService.java:61)")
        .inApp("com.acme.bookshop.web.PaymentController.pay(PaymentController.java:40)")
        .library("java.lang.Thread.run(Thread.java:1583)")
        .with(
            "points",
            List.of(
                point("thrown", 14, "pay.PaymentService", "pay", 61),
                with(
                    point("logged", 15, "web.PaymentController", "pay", 43),
                    "detail",
                    "org.slf4j.Logger com.acme.bookshop.web"),
                with(point("caught", 15, "web.PaymentController", "pay", 42), "use", "swallowed")));
  }

  private static ExceptionBuilder inner() {
    return new ExceptionBuilder("com.acme.bookshop.pay.CardDeclined", "insufficient funds")
        .inApp("com.acme.bookshop.pay.CardClient.charge(CardClient.java:88)")
        .library("java.util.concurrent.FutureTask.run(FutureTask.java:317)")
        .with("reused", true)
        .with(
            "points",
            List.of(
                with(point("thrown", 0, "pay.CardClient", "charge", 88), "thread", "card-worker-1"),
                with(
                    with(point("caught", 12, "pay.PaymentService", "pay", 58), "use", "wrapped"),
                    "detail",
                    "java.util.concurrent.ExecutionException"),
                with(
                    point("wrapped", 14, "pay.PaymentService", "pay", 61),
                    "detail",
                    "com.acme.bookshop.pay.PaymentFailed")));
  }

  private static Map<String, Object> point(
      String kind, long millis, String type, String method, int line) {
    return ordered(
        "kind",
        kind,
        "timeUnixNano",
        START + millis * MILLIS,
        "class",
        "com.acme.bookshop." + type,
        "method",
        method,
        "line",
        line);
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    map.put(key, value);
    return map;
  }

  private static List<Map<String, Object>> breadcrumbs() {
    return List.of(
        ordered(
            "timeUnixNano",
            START - 4_200 * MILLIS,
            "category",
            "basket",
            "level",
            "info",
            "message",
            "3 books in the basket",
            "data",
            ordered("books", 3, "total", 37.5)),
        ordered(
            "timeUnixNano",
            START - 20 * MILLIS,
            "category",
            "card",
            "level",
            "warning",
            "message",
            "second attempt"));
  }
}
