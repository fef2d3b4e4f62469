package dev.faultline.agent.settings;

import dev.faultline.guards.OnError;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Every setting of the agent, with its default. {@code docs/settings.md} tells what each means. */
public final class AgentSettings {

  public static final Setting<Boolean> ENABLED = new Setting<>("enabled", Parsers.yesOrNo(), true);

  /** Where the properties file is; a path given after {@code -javaagent:…=} goes before it. */
  public static final Setting<String> CONFIG = new Setting<>("config", Parsers.text(), null);

  /** Null: worked out from how the program was started. */
  public static final Setting<List<String>> IN_APP =
      new Setting<>("in-app", ListParsers.packages(), null);

  /** Null: worked out from the main jar or class. */
  public static final Setting<String> SERVICE_NAME =
      new Setting<>("service.name", Parsers.text(), null);

  /** Null: not said. */
  public static final Setting<String> RELEASE = new Setting<>("release", Parsers.text(), null);

  /** Null: not said. */
  public static final Setting<String> ENVIRONMENT =
      new Setting<>("environment", Parsers.text(), null);

  public static final Setting<Map<String, String>> TAGS =
      new Setting<>("tags", NamedValueParsers.tags(), Collections.<String, String>emptyMap())
          .changing();

  public static final Setting<Integer> BREADCRUMBS =
      new Setting<>("breadcrumbs", NumberParsers.wholeNumber(0, 1_000), 100);

  public static final Setting<String> ENDPOINT =
      new Setting<>("endpoint", Parsers.httpUrl(), "http://localhost:4318").changing();

  public static final Setting<Map<String, String>> HEADERS =
      Setting.ofSecrets(
              "headers", NamedValueParsers.headers(), Collections.<String, String>emptyMap())
          .changing();

  /** What each is, {@code faultline.backend.NAME.…} says; {@code none}: events go nowhere. */
  public static final Setting<List<String>> BACKENDS =
      new Setting<>("backends", ListParsers.names(), Collections.singletonList("otlp")).changing();

  /** Jars, and folders with jars, that have further types of backend. */
  public static final Setting<List<String>> BACKEND_JARS =
      new Setting<>("backend.jars", ListParsers.names(), Collections.<String>emptyList());

  /** Null: nothing is kept on disk. */
  public static final Setting<String> SPOOL_DIRECTORY =
      new Setting<>("spool.directory", Parsers.text(), null);

  public static final Setting<Integer> SPOOL_MAX_BYTES =
      new Setting<>(
          "spool.max-bytes", NumberParsers.wholeNumber(1 << 16, Integer.MAX_VALUE), 64 << 20);

  public static final Setting<Long> SPOOL_MAX_AGE =
      new Setting<>("spool.max-age", NumberParsers.duration(1_000, 2_592_000_000L), 172_800_000L);

  public static final Setting<Integer> QUEUE_CAPACITY =
      new Setting<>("queue.capacity", NumberParsers.wholeNumber(16, 1_000_000), 2048);

  public static final Setting<Integer> QUEUE_MAX_BYTES =
      new Setting<>(
          "queue.max-bytes", NumberParsers.wholeNumber(1 << 16, Integer.MAX_VALUE), 8 << 20);

  public static final Setting<Integer> BATCH_SIZE =
      new Setting<>("batch.size", NumberParsers.wholeNumber(1, 10_000), 256);

  public static final Setting<Long> BATCH_INTERVAL =
      new Setting<>("batch.interval", NumberParsers.duration(10, 3_600_000), 1_000L);

  public static final Setting<Long> SHUTDOWN_TIMEOUT =
      new Setting<>("shutdown.timeout", NumberParsers.duration(0, 600_000), 2_000L);

  public static final Setting<Boolean> BOUNDARIES =
      new Setting<>("capture.boundaries", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> INSTRUMENT_CONCURRENT =
      new Setting<>("instrumentation.concurrent.enabled", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> INSTRUMENT_LOGGING =
      new Setting<>("instrumentation.logging.enabled", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> INSTRUMENT_REFLECT =
      new Setting<>("instrumentation.reflect.enabled", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> INSTRUMENT_THREAD =
      new Setting<>("instrumentation.thread.enabled", Parsers.yesOrNo(), true);

  /** Null: none but those that carry the annotation. */
  public static final Setting<MethodPattern> CAPTURE_METHODS =
      new Setting<>("capture.methods", Parsers.methodPattern(), (MethodPattern) null).changing();

  public static final Setting<Boolean> CAPTURE_ARGUMENTS =
      new Setting<>("capture.arguments", Parsers.yesOrNo(), true).changing();

  public static final Setting<Boolean> GUARDS_MICROPROFILE_METRICS =
      new Setting<>("guards.microprofile-metrics", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> GUARDS_DURATIONS =
      new Setting<>("guards.durations", Parsers.yesOrNo(), true);

  /** The faults themselves are {@link Settings#faults}. */
  public static final Setting<Boolean> FAULTS_ENABLED =
      new Setting<>("faults.enabled", Parsers.yesOrNo(), false).changing();

  /** The guards themselves are {@link Settings#guards}. */
  public static final Setting<OnError> GUARDS_ON_ERROR =
      new Setting<>("guards.on-error", Parsers.oneOf(OnError.class), OnError.WARN);

  public static final Setting<Boolean> THROW_SITES =
      new Setting<>("capture.throw-sites", Parsers.yesOrNo(), true);

  public static final Setting<Boolean> CATCH_SITES =
      new Setting<>("capture.catch-sites", Parsers.yesOrNo(), true);

  public static final Setting<ImplicitExceptions> IMPLICIT =
      new Setting<>(
          "capture.implicit", Parsers.oneOf(ImplicitExceptions.class), ImplicitExceptions.SEEN);

  public static final Setting<Integer> SNAPSHOT_DEPTH =
      new Setting<>("snapshot.depth", NumberParsers.wholeNumber(0, 10), 3).changing();

  public static final Setting<Integer> SNAPSHOT_ELEMENTS =
      new Setting<>("snapshot.elements", NumberParsers.wholeNumber(0, 10_000), 20).changing();

  public static final Setting<Integer> SNAPSHOT_FIELDS =
      new Setting<>("snapshot.fields", NumberParsers.wholeNumber(0, 1_000), 32).changing();

  public static final Setting<Integer> SNAPSHOT_STRING_LENGTH =
      new Setting<>("snapshot.string-length", NumberParsers.wholeNumber(0, 65_536), 512).changing();

  public static final Setting<Integer> SNAPSHOT_VALUES =
      new Setting<>("snapshot.values", NumberParsers.wholeNumber(1, 100_000), 300).changing();

  /** In milliseconds. */
  public static final Setting<Long> SNAPSHOT_MAX_TIME =
      new Setting<>("snapshot.max-time", NumberParsers.duration(1, 60_000), 10L).changing();

  public static final Setting<List<String>> REDACT_NAMES =
      new Setting<>("redact.names", ListParsers.names(), Collections.<String>emptyList())
          .changing();

  public static final Setting<List<String>> REDACT_TYPES =
      new Setting<>("redact.types", ListParsers.types(), Collections.<String>emptyList())
          .changing();

  public static final Setting<Boolean> REDACT_VALUES =
      new Setting<>("redact.values", Parsers.yesOrNo(), true).changing();

  public static final Setting<List<String>> REDACT_PATTERNS =
      new Setting<>("redact.patterns", ListParsers.patterns(), Collections.<String>emptyList())
          .changing();

  public static final Setting<Integer> FINGERPRINT_BURST =
      new Setting<>("sampling.fingerprint-burst", NumberParsers.wholeNumber(1, 1_000_000), 10)
          .changing();

  public static final Setting<Double> FINGERPRINT_RATE =
      new Setting<>("sampling.fingerprint-rate", NumberParsers.number(0.001, 1_000_000), 0.5)
          .changing();

  public static final Setting<Integer> SITE_BURST =
      new Setting<>("sampling.site-burst", NumberParsers.wholeNumber(1, 1_000_000), 20).changing();

  public static final Setting<Double> SITE_RATE =
      new Setting<>("sampling.site-rate", NumberParsers.number(0.001, 1_000_000), 1.0).changing();

  public static final Setting<Integer> PROCESS_BURST =
      new Setting<>("sampling.process-burst", NumberParsers.wholeNumber(1, 1_000_000), 500)
          .changing();

  public static final Setting<Double> PROCESS_RATE =
      new Setting<>("sampling.process-rate", NumberParsers.number(0.001, 1_000_000), 100.0)
          .changing();

  /** A share of the CPU time of all processors that the JVM may use. */
  public static final Setting<Double> OVERHEAD_MAX_CPU =
      new Setting<>("overhead.max-cpu", NumberParsers.percentage(0.01, 100), 0.01).changing();

  /** In milliseconds; 0 for none. */
  public static final Setting<Long> METRICS_INTERVAL =
      new Setting<>("metrics.interval", NumberParsers.duration(0, 3_600_000), 10_000L);

  /** Null: those that {@code BucketBounds.usual} has. In seconds. */
  public static final Setting<List<Double>> METRICS_BUCKETS =
      new Setting<>("metrics.buckets", ListParsers.bounds(), (List<Double>) null).changing();

  public static final Setting<String> METRICS_HOST =
      new Setting<>("metrics.host", Parsers.host(), "127.0.0.1").changing();

  /** 0 for none. */
  public static final Setting<Integer> METRICS_PORT =
      new Setting<>("metrics.port", NumberParsers.wholeNumber(0, 65_535), 0).changing();

  public static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>("log.level", Parsers.oneOf(LogLevel.class), LogLevel.INFO).changing();

  /** Whether the agent is offered by JMX when the application uses that. */
  public static final Setting<JmxMode> JMX =
      new Setting<>("jmx", Parsers.oneOf(JmxMode.class), JmxMode.AUTO);

  /** Null: standard error. */
  public static final Setting<String> LOG_FILE = new Setting<>("log.file", Parsers.text(), null);

  private static final List<Setting<?>> ALL =
      Collections.unmodifiableList(
          Arrays.<Setting<?>>asList(
              ENABLED,
              CONFIG,
              IN_APP,
              SERVICE_NAME,
              RELEASE,
              ENVIRONMENT,
              TAGS,
              BREADCRUMBS,
              ENDPOINT,
              HEADERS,
              BACKENDS,
              BACKEND_JARS,
              SPOOL_DIRECTORY,
              SPOOL_MAX_BYTES,
              SPOOL_MAX_AGE,
              QUEUE_CAPACITY,
              QUEUE_MAX_BYTES,
              BATCH_SIZE,
              BATCH_INTERVAL,
              SHUTDOWN_TIMEOUT,
              THROW_SITES,
              CATCH_SITES,
              IMPLICIT,
              BOUNDARIES,
              INSTRUMENT_CONCURRENT,
              INSTRUMENT_LOGGING,
              INSTRUMENT_REFLECT,
              INSTRUMENT_THREAD,
              CAPTURE_METHODS,
              CAPTURE_ARGUMENTS,
              GUARDS_MICROPROFILE_METRICS,
              GUARDS_DURATIONS,
              FAULTS_ENABLED,
              GUARDS_ON_ERROR,
              SNAPSHOT_DEPTH,
              SNAPSHOT_ELEMENTS,
              SNAPSHOT_FIELDS,
              SNAPSHOT_STRING_LENGTH,
              SNAPSHOT_VALUES,
              SNAPSHOT_MAX_TIME,
              REDACT_NAMES,
              REDACT_TYPES,
              REDACT_VALUES,
              REDACT_PATTERNS,
              FINGERPRINT_BURST,
              FINGERPRINT_RATE,
              SITE_BURST,
              SITE_RATE,
              PROCESS_BURST,
              PROCESS_RATE,
              OVERHEAD_MAX_CPU,
              METRICS_INTERVAL,
              METRICS_PORT,
              METRICS_HOST,
              METRICS_BUCKETS,
              LOG_LEVEL,
              LOG_FILE,
              JMX));

  private AgentSettings() {}

  /** All of them, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return ALL;
  }
}
