package dev.faultline.collector.testing;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Failures of a bookshop, as its agent would send them. Run it against a collector to see pages
 * with something on them.
 */
public final class Bookshop {

  public static final Map<String, ?> RESOURCE =
      ordered(
          "service.name", "bookshop",
          "service.instance.id", "3b1f9d9c-5d1c-4c89-8c4e-0a9f2a6f8b11",
          "host.name", "till-2",
          "process.pid", 4711,
          "process.runtime.name", "OpenJDK Runtime Environment",
          "process.runtime.version", "21.0.5+11-LTS",
          "process.runtime.description", "Eclipse Adoptium OpenJDK 64-Bit Server VM 21.0.5+11-LTS",
          "telemetry.distro.name", "faultline",
          "telemetry.distro.version", "0.1.0");

  private static final String[] SERVLET = {
    "org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)",
    "org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)",
    "jakarta.servlet.http.HttpServlet.service(HttpServlet.java:658)",
    "org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:128)",
    "java.lang.Thread.run(Thread.java:1583)"
  };

  private Bookshop() {}

  /** A map in the order of its arguments, keys and values in turn; values may be null. */
  public static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** The last copy was sold: wrapped once, with variables at two frames. */
  public static EventBuilder outOfStock() {
    Map<String, Object> book =
        ordered(
            "@type", "com.acme.bookshop.Book",
            "isbn", "978-0-441-17271-9",
            "title", "Dune",
            "price", "12.50",
            "authors", List.of("Frank Herbert"),
            "publisher", ordered("@type", "com.acme.bookshop.Publisher", "@cut", "depth"));
    Map<String, Object> order =
        ordered(
            "@type",
            "com.acme.bookshop.Order",
            "id",
            4217,
            "customer",
            ordered(
                "@type", "com.acme.bookshop.Customer",
                "name", "Ada Lovelace",
                "email", "ada@example.org",
                "password", "[redacted]",
                "orders",
                    ordered(
                        "@type", "org.hibernate.collection.spi.PersistentBag", "@cut", "opaque")),
            "lines",
            List.of(ordered("book", book, "quantity", 3), "… (+2 more)"),
            "placedAt",
            "2026-11-21T09:29:58.004Z",
            "gift",
            false,
            "coupon",
            null,
            "…",
            "+4 more");
    return new EventBuilder(
            new ExceptionBuilder(
                    "com.acme.bookshop.CheckoutException", "order 4217 cannot be completed")
                .inApp(
                    "com.acme.bookshop.CheckoutService.checkout(CheckoutService.java:74)",
                    ordered("order", order, "attempt", 1, "total", 37.5))
                .inApp("com.acme.bookshop.web.CheckoutController.buy(CheckoutController.java:31)")
                .library(SERVLET),
            new ExceptionBuilder(
                    "com.acme.bookshop.stock.OutOfStockException",
                    "'Dune' is out of stock: 3 wanted, 1 left")
                .inApp(
                    "com.acme.bookshop.stock.StockService.reserve(StockService.java:48)",
                    ordered(
                        "this",
                        ordered(
                            "@type",
                            "com.acme.bookshop.stock.StockService",
                            "warehouse",
                            "Hull",
                            "open",
                            true),
                        "book",
                        book,
                        "wanted",
                        3,
                        "left",
                        1,
                        "token",
                        "[redacted]"))
                .inApp("com.acme.bookshop.CheckoutService.checkout(CheckoutService.java:69)")
                .inApp("com.acme.bookshop.web.CheckoutController.buy(CheckoutController.java:31)")
                .library(SERVLET))
        .with("thread.name", "http-nio-8080-exec-7");
  }

  /** A null where a promotion was expected. */
  public static EventBuilder nullPromotion() {
    return new EventBuilder(
            new ExceptionBuilder(
                    "java.lang.NullPointerException",
                    "Cannot invoke \"com.acme.bookshop.Promotion.rate()\" because \"promotion\" is null")
                .inApp(
                    "com.acme.bookshop.pricing.PriceCalculator.discounted(PriceCalculator.java:27)",
                    ordered("code", "AUTUMN26", "promotion", null, "price", 12.5))
                .inApp(
                    "com.acme.bookshop.pricing.PriceCalculator.lambda$total$0(PriceCalculator.java:19)")
                .library(
                    "java.util.stream.ReferencePipeline$3$1.accept(ReferencePipeline.java:197)",
                    "java.util.stream.AbstractPipeline.evaluate(AbstractPipeline.java:234)",
                    "java.util.stream.DoublePipeline.sum(DoublePipeline.java:456)")
                .inApp("com.acme.bookshop.pricing.PriceCalculator.total(PriceCalculator.java:20)")
                .library(SERVLET))
        .with("thread.name", "http-nio-8080-exec-3");
  }

  /** A downstream that does not answer: the library throws, the bookshop wraps. */
  public static EventBuilder timeout() {
    return new EventBuilder(
            new ExceptionBuilder("com.acme.bookshop.shipping.QuoteException", "no quote for GB-HU1")
                .inApp(
                    "com.acme.bookshop.shipping.ShippingClient.quote(ShippingClient.java:58)",
                    ordered(
                        "postcode", "GB-HU1",
                        "grams", 640,
                        "uri", "http://localhost:8090/quotes?to=GB-HU1&grams=640",
                        "authorization", "[redacted]"))
                .library("java.lang.Thread.run(Thread.java:1583)"),
            new ExceptionBuilder("java.net.http.HttpTimeoutException", "request timed out")
                .library(
                    "jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:950)",
                    "jdk.internal.net.http.HttpClientFacade.send(HttpClientFacade.java:133)")
                .inApp("com.acme.bookshop.shipping.ShippingClient.quote(ShippingClient.java:55)")
                .library("java.lang.Thread.run(Thread.java:1583)"))
        .with("thread.name", "shipping-2")
        .with(
            "faultline.suppressed",
            List.of(
                new ExceptionBuilder("java.io.IOException", "connection already closed")
                    .library("java.net.Socket.close(Socket.java:1627)")
                    .inApp(
                        "com.acme.bookshop.shipping.ShippingClient.quote(ShippingClient.java:60)")
                    .with("of", 0)
                    .build()));
  }

  /** A number in an import that is none. */
  public static EventBuilder badNumber() {
    return new EventBuilder(
            new ExceptionBuilder("java.lang.NumberFormatException", "For input string: \"12,5O\"")
                .library(
                    "jdk.internal.math.FloatingDecimal.readJavaFormatString(FloatingDecimal.java:2054)",
                    "java.lang.Double.parseDouble(Double.java:792)")
                .inApp(
                    "com.acme.bookshop.catalogue.CatalogueImport.parseLine(CatalogueImport.java:88)",
                    ordered(
                        "line",
                        "978-3-16-148410-0;The Art of Computer Programming;12,5O;Addison-Wesley… (+312 chars)",
                        "columns",
                        List.of(
                            "978-3-16-148410-0",
                            "The Art of Computer Programming",
                            "12,5O",
                            "… (+4 more)"),
                        "lineNumber",
                        1204))
                .inApp("com.acme.bookshop.catalogue.CatalogueImport.run(CatalogueImport.java:41)")
                .library(
                    "org.springframework.scheduling.support.ScheduledMethodRunnable.run(ScheduledMethodRunnable.java:130)"))
        .with("thread.name", "scheduling-1");
  }

  /** A worker thread dies of it. */
  public static EventBuilder workerDies() {
    return new EventBuilder(
            new ExceptionBuilder("com.acme.bookshop.mail.TemplateMissing", null)
                .inApp(
                    "com.acme.bookshop.mail.MailWorker.render(MailWorker.kt:33)",
                    ordered("template", "order-shipped", "language", "cy", "queue", ordered()))
                .inApp("com.acme.bookshop.mail.MailWorker.run(MailWorker.kt:19)")
                .library("java.lang.Thread.run(Thread.java:1583)"))
        .with("thread.name", "mail-worker")
        .with("faultline.disposition", "uncaught");
  }

  /** Sends a few days of failures to the collector whose address is the argument. */
  public static void main(String[] args) throws Exception {
    Random random = new Random(7);
    List<LogRecord> records = new ArrayList<>();
    Instant now = Instant.now();
    List<EventBuilder> kinds =
        List.of(
            outOfStock(),
            nullPromotion(),
            timeout(),
            badNumber(),
            workerDies(),
            Payment.declined());
    int[] amounts = {60, 25, 90, 6, 1, 3};
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (int i = 0; i < amounts[kind]; i++) {
        double share = random.nextDouble();
        Duration age = Duration.ofSeconds((long) (share * share * (kind == 2 ? 5 : 40) * 3600));
        records.add(
            kinds
                .get(kind)
                .id(UUID.randomUUID().toString())
                .at(now.minus(age))
                .occurrences(kind == 0 ? 1 + random.nextInt(60) : 1)
                .build());
      }
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0]).resolve("/v1/logs"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    OtlpJson.of(OtlpMessages.request(RESOURCE, records))))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(response.statusCode() + " " + response.body());
  }
}
