package dev.faultline.client.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.client.SampleContexts;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.Severity;
import dev.faultline.client.http.Gzip;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sentry's own deserialisers read. */
class EnvelopeTest {
  private static final String NOW = "2026-11-22T01:00:00.250Z";
  private static final String ID = "019a0f3e7c007abc8def0123456789ab";

  @Test
  void isAnEnvelopeOfOneEvent() throws Exception {
    SentryEnvelope envelope = envelope(SampleStories.everything(), null);

    assertThat(envelope.getHeader().getEventId()).hasToString(ID);
    assertThat(envelope.getHeader().getSentAt()).isEqualTo(Date.from(Instant.parse(NOW)));
    assertThat(envelope.getHeader().getSdkVersion().getName()).isEqualTo("faultline");
    assertThat(envelope.getHeader().getSdkVersion().getVersion()).isEqualTo("1.2.3");
    assertThat(envelope.getHeader().getUnknown()).isNullOrEmpty();
    assertThat(envelope.getItems())
        .extracting(item -> item.getHeader().getType().getItemType())
        .containsExactly("event");
  }

  @Test
  void tellsWhatWhenAndWhere() throws Exception {
    SentryEvent event = read(SampleStories.everything());

    assertThat(event.getUnknown()).isNullOrEmpty();
    assertThat(event.getEventId()).hasToString(ID);
    assertThat(event.getTimestamp())
        .isEqualTo(Date.from(Instant.parse("2026-11-22T00:00:00.123Z")));
    assertThat(event.getPlatform()).isEqualTo("java");
    assertThat(event.getLevel()).isEqualTo(SentryLevel.ERROR);
    assertThat(event.getRelease()).isEqualTo("2.4.1");
    assertThat(event.getEnvironment()).isEqualTo("production");
    assertThat(event.getServerName()).isEqualTo("web-1");
    assertThat(event.getSdk().getName()).isEqualTo("faultline");
    assertThat(event.getThreads())
        .extracting("id", "name", "current", "crashed")
        .containsExactly(tuple(31L, "http-7", true, false));
    assertThat(event.getFingerprints()).isNullOrEmpty();
  }

  @Test
  void listsExceptionsOldestFirst() throws Exception {
    List<SentryException> exceptions = read(SampleStories.everything()).getExceptions();

    assertThat(exceptions)
        .extracting("module", "type", "value", "threadId", "unknown")
        .containsExactly(
            tuple("java.lang", "IllegalStateException", null, 31L, null),
            tuple("java.io", "IOException", "connection reset", 31L, null),
            tuple("com.acme", "OutOfStock", "no apples", 31L, null));
    assertThat(exceptions)
        .extracting(SentryException::getMechanism)
        .extracting("type", "handled", "exceptionId", "parentId", "unknown")
        .containsExactly(
            tuple("suppressed", null, 2, 1, Map.of("source", "suppressed[0]")),
            tuple("chained", null, 1, 0, Map.of("source", "cause")),
            tuple("auto.faultline.throw_site", true, 0, null, null));
    assertThat(exceptions.get(2).getMechanism().getData())
        .isEqualTo(
            Map.of(
                "disposition",
                "swallowed",
                "detail",
                "its log call was not reached, or its level is off"));
  }

  @Test
  void listsFramesOldestFirstWithTheirVariables() throws Exception {
    List<SentryStackFrame> frames =
        read(SampleStories.everything()).getExceptions().get(2).getStacktrace().getFrames();

    assertThat(frames)
        .extracting("module", "function", "filename", "lineno", "inApp", "native", "unknown")
        .containsExactly(
            tuple("com.acme.Main", "main", "Main.java", 5, true, null, null),
            tuple("org.lib.Dispatcher", "run", null, null, false, true, null),
            tuple("org.lib.Dispatcher$1", "<init>", "Dispatcher.java", 7, false, null, null),
            tuple("com.acme.Shop", "order", "Shop.java", 42, true, null, null));
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("@type", "com.acme.Order");
    order.put("id", 4711);
    order.put("lines", List.of("apples", "pears"));
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("item", "apples");
    variables.put("left", 0);
    variables.put("order", order);
    variables.put("coupon", null);
    assertThat(frames.get(3).getVars()).isEqualTo(variables);
    assertThat(frames.get(0).getVars()).isNull();
  }

  @Test
  void tellsTheContext() throws Exception {
    SentryEvent event = read(SampleStories.everything());

    assertThat(event.getTags())
        .isEqualTo(
            Map.of(
                "faultline.disposition",
                "swallowed",
                "faultline.fingerprint",
                "21d5b6ac958118ec",
                "faultline.mechanism",
                "throw-site",
                "service.name",
                "shop",
                "team",
                "shop",
                "order",
                "4711"));
    assertThat(event.getUser())
        .extracting("id", "username", "email", "ipAddress", "unknown")
        .containsExactly("7", "Ann", null, "192.0.2.1", null);
    assertThat(event.getBreadcrumbs())
        .extracting("category", "level", "message")
        .containsExactly(
            tuple("db", SentryLevel.INFO, "query"), tuple(null, SentryLevel.WARNING, null));
    assertThat(event.getBreadcrumbs().get(0).getTimestamp())
        .isEqualTo(Date.from(Instant.parse("2026-11-22T00:00:00.001Z")));
    assertThat(event.getBreadcrumbs().get(0).getData())
        .isEqualTo(Map.of("rows", 12, "share", 0.5, "cached", false, "table", "orders"));
    assertThat(event.getContexts().getRuntime())
        .extracting("name", "version", "rawDescription", "unknown")
        .containsExactly(
            "OpenJDK Runtime Environment",
            "17.0.15+6",
            "Debian OpenJDK 64-Bit Server VM 17.0.15+6",
            null);
    assertThat(event.getContexts().getApp())
        .extracting("appName", "appVersion")
        .containsExactly("shop", "2.4.1");
    assertThat(event.getContexts().getOperatingSystem()).isNull();
    assertThat(event.getContexts().get("otel"))
        .isEqualTo(Map.of("resource", withInts(SampleStories.resource().attributes())));
  }

  /** As Sentry's reader reads numbers. */
  private static Map<String, Object> withInts(Map<String, Object> attributes) {
    Map<String, Object> read = new LinkedHashMap<>(attributes);
    read.replaceAll((name, value) -> value instanceof Long number ? number.intValue() : value);
    return read;
  }

  @Test
  void tellsTheOperatingSystemWhenItIsKnown() throws Exception {
    Resource resource = Resource.builder().put("os.type", "linux").put("os.version", "6.1").build();

    assertThat(read(SampleEvents.event("x"), resource).getContexts().getOperatingSystem())
        .extracting("name", "version")
        .containsExactly("linux", "6.1");
  }

  @Test
  void tellsInWordsWhatSentryHasNoFieldFor() throws Exception {
    assertThat(read(SampleStories.everything()).getExtras())
        .isEqualTo(
            Map.of(
                "faultline_event_id",
                SampleStories.ID,
                "occurrences",
                12,
                "disposition",
                "swallowed: it was caught, and nobody ever looked at it"
                    + " (its log call was not reached, or its level is off)",
                "what_happened",
                List.of(
                    "00:00:00.121  IOException thrown by com.acme.Stock.read:12",
                    "00:00:00.122  IOException wrapped in com.acme.OutOfStock"
                        + " by com.acme.Shop.order:41",
                    "00:00:00.123  OutOfStock thrown by com.acme.Shop.order:42",
                    "00:00:00.126  OutOfStock caught by com.acme.Main.main:9 on thread main,"
                        + " carried by java.util.concurrent.ExecutionException, and swallowed"),
                "recovery",
                List.of(
                    "payments: a fallback gave the result (number 1); 3 attempts, 3 of them failed,"
                        + " with 250 ms of waiting in between; undone: charge, reserve;"
                        + " could not be undone: ship"),
                "injected_fault",
                "slow-db",
                "detail",
                "no-stack-trace",
                "notes",
                List.of(
                    "OutOfStock: 3 outermost frames cut",
                    "IOException: stack trace omitted by the JVM",
                    "IOException: thrown before: its stack trace is of its making,"
                        + " not of this throw")));
  }

  @Test
  void tellsMessages() throws Exception {
    SentryEvent event =
        read(
            MessageEvent.builder()
                .id("019a0f3e-7c00-7abc-8def-0123456789AB")
                .severity(Severity.WARN)
                .observedTimeUnixNanos(SampleStories.TIME)
                .text("breaker opened")
                .causeId("1")
                .context(SampleContexts.full())
                .build());

    assertThat(event.getEventId()).hasToString(ID);
    assertThat(event.getMessage().getFormatted()).isEqualTo("breaker opened");
    assertThat(event.getLevel()).isEqualTo(SentryLevel.WARNING);
    assertThat(event.getTimestamp())
        .isEqualTo(Date.from(Instant.parse("2026-11-22T00:00:00.123Z")));
    assertThat(event.getExceptions()).isNull();
    assertThat(event.getThreads()).isNull();
    assertThat(event.getExtra("cause_event_id")).isEqualTo("1");
    assertThat(event.getTags()).doesNotContainKey("faultline.disposition");
  }

  @ParameterizedTest
  @CsvSource({"DEBUG, DEBUG", "INFO, INFO", "WARN, WARNING", "ERROR, ERROR", "FATAL, FATAL"})
  void namesEachSeverityAsSentryDoes(Severity severity, SentryLevel level) throws Exception {
    assertThat(read(SampleEvents.builder("x").severity(severity).build()).getLevel())
        .isEqualTo(level);
  }

  @ParameterizedTest
  @EnumSource(Disposition.class)
  void tellsWhetherItWasHandled(Disposition disposition) throws Exception {
    SentryEvent event = read(SampleEvents.builder("x").disposition(disposition).build());
    Boolean handled =
        switch (disposition) {
          case HANDLED, SWALLOWED, LOGGED, RECOVERED -> true;
          case ESCAPED, UNCAUGHT -> false;
          case THROWN, RETHROWN, WRAPPED -> null;
        };

    assertThat(event.getExceptions().get(0).getMechanism().isHandled()).isEqualTo(handled);
    assertThat(event.isCrashed()).isEqualTo(Boolean.FALSE.equals(handled));
  }

  @Test
  void callsWhatTheUserCapturedGeneric() throws Exception {
    assertThat(mechanism(Mechanism.API)).isEqualTo("generic");
    assertThat(mechanism(null)).isEqualTo("auto.faultline");
    assertThat(mechanism(Mechanism.UNCAUGHT)).isEqualTo("auto.faultline.uncaught");
  }

  private String mechanism(Mechanism mechanism) throws Exception {
    return read(SampleEvents.builder("x").mechanism(mechanism).build())
        .getExceptions()
        .get(0)
        .getMechanism()
        .getType();
  }

  @Test
  void groupsByPlaceWhatHasNoStackTraceOfItsOwn() throws Exception {
    LifePoint caught =
        LifePoint.builder(LifePoint.Kind.CAUGHT, 1).place("com.acme.Shop", "order", 42).build();
    ExceptionLink reused =
        SampleEvents.event("x").exceptions().get(0).toBuilder()
            .reused(true)
            .points(List.of(LifePoint.builder(LifePoint.Kind.THROWN, 0).build(), caught))
            .build();
    ExceptionLink bare = reused.toBuilder().reused(false).frames(List.of()).build();
    ExceptionLink own = reused.toBuilder().reused(false).build();

    assertThat(fingerprint(reused)).containsExactly("com.acme.OutOfStock", "com.acme.Shop.order");
    assertThat(fingerprint(bare)).containsExactly("com.acme.OutOfStock", "com.acme.Shop.order");
    assertThat(fingerprint(own)).isNullOrEmpty();
    assertThat(fingerprint(bare.toBuilder().points(List.of()).build())).isNullOrEmpty();
  }

  private List<String> fingerprint(ExceptionLink link) throws Exception {
    return read(SampleEvents.builder("x").exceptions(List.of(link)).build()).getFingerprints();
  }

  @Test
  void mendsTagsThatSentryWouldRefuse() throws Exception {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("order id/ü", "a\nb\r");
    tags.put("", " ");
    tags.put("long", "x".repeat(300));
    tags.put("service.name", "of the application");

    assertThat(
            read(
                    SampleEvents.builder("x")
                        .context(new EventContext(tags, null, List.of()))
                        .build(),
                    SampleStories.resource())
                .getTags())
        .containsEntry("order_id__", "a b ")
        .containsEntry("_", "(empty)")
        .containsEntry("service.name", "of the application")
        .containsEntry("long", "x".repeat(180) + "… (+120 chars)");
  }

  @Test
  void leavesOutTheMiddleOfADeepStack() throws Exception {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 1_024; i++) {
      frames.add(SampleEvents.frame("com.acme.Deep", "level" + i, "Deep.java", i, true));
    }
    ExceptionLink link =
        ExceptionLink.builder().type("java.lang.StackOverflowError").frames(frames).build();
    List<SentryStackFrame> sent =
        read(SampleEvents.builder("x").exceptions(List.of(link)).build())
            .getExceptions()
            .get(0)
            .getStacktrace()
            .getFrames();

    assertThat(sent).hasSize(501);
    assertThat(sent.get(0).getFunction()).isEqualTo("level1023");
    assertThat(sent.get(249).getFunction()).isEqualTo("level774");
    assertThat(sent.get(250).getFunction()).isEqualTo("… (+524 frames)");
    assertThat(sent.get(251).getFunction()).isEqualTo("level249");
    assertThat(sent.get(500).getFunction()).isEqualTo("level0");
  }

  @Test
  void staysBelowWhatSentryTakes() throws Exception {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (int i = 0; i < 400; i++) {
      variables.put("v" + i, "x".repeat(5_000));
    }
    ExceptionEvent huge =
        SampleEvents.withVariables(variables).toBuilder()
            .context(
                new EventContext(
                    Map.of(),
                    null,
                    Collections.nCopies(
                        100, new Breadcrumb(1, "c", Level.INFO, "m".repeat(5_000), Map.of()))))
            .build();
    byte[] payload = envelope(huge, null).getItems().iterator().next().getData();
    SentryEvent event = read(huge);

    assertThat(payload.length).isLessThan(10_000);
    assertThat(event.getBreadcrumbs()).isNull();
    assertThat(event.getExceptions().get(0).getStacktrace().getFrames().get(0).getVars()).isNull();
    assertThat((String) event.getExtra("left_out"))
        .matches("variables, breadcrumbs and .* had 25[0-9]{5} bytes, of which .* takes 1000000");
  }

  @Test
  void hasWellFormedIdsWhateverTheEventIsCalled() throws Exception {
    String id = envelope(named("order-4711"), null).getHeader().getEventId().toString();

    assertThat(id)
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(new String(new char[32]).replace('\0', '0'));
    assertThat(envelope(named("order-4711"), null).getHeader().getEventId()).hasToString(id);
    assertThat(envelope(named("order-4712"), null).getHeader().getEventId().toString())
        .isNotEqualTo(id);
    assertThat(read(named("order-4711")).getExtra("faultline_event_id")).isEqualTo("order-4711");
  }

  private static Event named(String id) {
    return SampleEvents.builder("x").id(id).build();
  }

  @Test
  void survivesWhateverIsInAnEvent() throws Exception {
    Map<String, Object> odd = new LinkedHashMap<>();
    odd.put("lone\uD83D", "\n{\"a\":\u2028");
    odd.put("nan", Double.NaN);
    odd.put("own", new Object());
    SentryEvent event = read(SampleEvents.withVariables(odd));

    assertThat(event.getExceptions().get(0).getStacktrace().getFrames().get(0).getVars())
        .isEqualTo(
            Map.of(
                "lone\uFFFD",
                "\n{\"a\":\u2028",
                "nan",
                "NaN",
                "own",
                Map.of("@type", "java.lang.Object", "@cut", "opaque")));
  }

  @Test
  void carriesAReport() throws Exception {
    ClientReports reports = new ClientReports(true);
    assertThat(reports.payload(NOW)).isNull();
    reports.dropped(ClientReports.RATE_LIMITED);
    reports.dropped(ClientReports.RATE_LIMITED);
    reports.dropped(ClientReports.REFUSED);
    SentryEnvelope envelope = envelope(SampleEvents.event("x"), reports.payload(NOW));

    assertThat(SentryEnvelopes.discarded(envelope))
        .isEqualTo(Map.of("ratelimit_backoff error", 2L, "send_error error", 1L));
    assertThat(SentryEnvelopes.event(envelope).getExceptions()).hasSize(1);
    reports.reported();
    assertThat(reports.payload(NOW)).isNull();
  }

  @Test
  void refusesWhatIsNoEnvelope() {
    assertThatThrownBy(() -> Envelope.seal(new byte[] {1, 2, 3}, NOW, null))
        .isInstanceOf(java.io.IOException.class);
    assertThatThrownBy(() -> Envelope.seal(Gzip.compress(new byte[0]), NOW, null))
        .hasMessage("what was kept is no envelope");
  }

  private static SentryEvent read(Event event) throws Exception {
    return read(event, SampleStories.resource());
  }

  private static SentryEvent read(Event event, Resource resource) throws Exception {
    return SentryEnvelopes.event(envelope(event, null, resource));
  }

  private static SentryEnvelope envelope(Event event, byte[] report) throws Exception {
    return envelope(event, report, SampleStories.resource());
  }

  private static SentryEnvelope envelope(Event event, byte[] report, Resource resource)
      throws Exception {
    byte[] encoded = Gzip.compress(new EnvelopeEncoder(resource, "1.2.3").encode(event));
    return SentryEnvelopes.read(Envelope.seal(encoded, NOW, report));
  }
}
