package dev.faultline.benchmarks.part;

import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.comparison.Variant;
import dev.faultline.benchmarks.exception.CountedOnly;
import java.nio.file.Path;
import java.util.List;

/** What is compared of the agent's own code, called by the benchmark itself. */
public final class Parts {
  private static final String TIME = "time";
  private static final String NO_AGENT = "no agent";
  private static final String AGENT = "Faultline";
  private static final String[] FACADE = {"scopeWithTag"};
  private static final String LOOKED_THROUGH = "looked through: 512 characters, {kind}";
  private static final String HISTOGRAM = "method with a histogram: {method}";
  private static final String NAMED = "call";
  private static final String[] NAMED_DETAIL = {"callOnTwoThreads", "clock"};
  private static final String NAMING =
      "capture.methods=dev.faultline.benchmarks.part.NamedMethod.price(..)";
  private static final String[] FACADE_DETAIL = {
    "nothing", "tag", "breadcrumb", "breadcrumbWithData"
  };

  private Parts() {}

  public static List<Comparison> comparisons() {
    return List.of(
        Comparison.named("parts-capture", "a part of a capture", Unit.NANOSECONDS)
            .variants(
                Variant.of(CountedOnly.class)
                    .detail()
                    .title("made", "only made")
                    .title("sampledOut", "counted at its throw and its handler, not recorded")
                    .title("countsOnly", "the same where the governor leaves only counts")
                    .in("an exception without a stack trace, {method}", TIME),
                Variant.of(Snapshot.class).detail().in("snapshot: {method}", TIME),
                Variant.of(RedactedTexts.class)
                    .with("kind", (Object[]) RedactedTexts.Kind.values())
                    .detail()
                    .in(LOOKED_THROUGH, TIME))
            .build(),
        Comparison.named("parts-delivery", "a part of a delivery", Unit.NANOSECONDS)
            .variants(
                Variant.of(OfferedEvent.class)
                    .detail()
                    .title("DRAINED", "drained")
                    .title("FULL", "full")
                    .in("an event offered, queue: {queue}", TIME),
                Variant.of(OfferedEvent.class)
                    .threads(2)
                    .detail()
                    .title("DRAINED", "drained")
                    .title("FULL", "full")
                    .in("an event offered by each of two threads, queue: {queue}", TIME),
                Variant.of(RecordedDuration.class)
                    .detail()
                    .title("nothing", "only made up")
                    .title("ours", "recorded")
                    .title("atomicHistogram", "by HdrHistogram's AtomicHistogram")
                    .title("recorder", "by HdrHistogram's Recorder")
                    .title("oursOnTwoThreads", "recorded, by each of two threads")
                    .title(
                        "atomicHistogramOnTwoThreads", "by AtomicHistogram, by each of two threads")
                    .title("recorderOnTwoThreads", "by Recorder, by each of two threads")
                    .in("a duration: {method}", TIME))
            .build(),
        Comparison.named(
                "parts-encoding",
                "an exception of 40 frames with its variables, encoded",
                Unit.MICROSECONDS)
            .variants(EncodedEvent.titled(Variant.of(EncodedEvent.class)).in("{format}", "encode"))
            .build());
  }

  /** Calls of methods and of the facade, with the agent and without. */
  public static List<Comparison> calls() {
    return List.of(
        Comparison.named("calls", "a call", Unit.NANOSECONDS)
            .variants(
                Variant.of(FacadeCalls.class).methods(FACADE).in("facade: {method}", NO_AGENT),
                Variant.of(FacadeCalls.class)
                    .methods(FACADE)
                    .agent(intoFile())
                    .in("facade: {method}", AGENT),
                Variant.of(FacadeCalls.class)
                    .methods(FACADE_DETAIL)
                    .detail()
                    .in("facade: {method}", NO_AGENT),
                Variant.of(FacadeCalls.class)
                    .methods(FACADE_DETAIL)
                    .detail()
                    .agent(intoFile())
                    .in("facade: {method}", AGENT),
                Variant.of(NamedMethod.class).methods(NAMED).in(HISTOGRAM, NO_AGENT),
                Variant.of(NamedMethod.class).methods(NAMED).agent(NAMING).in(HISTOGRAM, AGENT),
                Variant.of(NamedMethod.class)
                    .methods(NAMED_DETAIL)
                    .detail()
                    .in(HISTOGRAM, NO_AGENT),
                Variant.of(NamedMethod.class)
                    .methods(NAMED_DETAIL)
                    .detail()
                    .agent(NAMING)
                    .in(HISTOGRAM, AGENT))
            .build());
  }

  /** Its proof reads what the calls have set; none of what is timed makes an event. */
  private static String[] intoFile() {
    String name = "faultline-facade-" + ProcessHandle.current().pid() + ".ndjson";
    return new String[] {
      "backends=file",
      "backend.file.path=" + Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath()
    };
  }
}
