package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.comparison.Variant;
import java.util.List;

/** What is compared of exceptions. */
public final class Exceptions {
  static final int JUDGED_DEPTH = 60;
  private static final String NO_STACK_TRACE = "without a stack trace";
  private static final String NO_AGENT = "no agent";
  private static final String COUNTED = "Faultline, counted only";
  private static final String STACK = "Faultline, captured without variables";
  private static final String VARIABLES = "Faultline, captured with variables";

  /** Else the governor, to whom one exception after the other is a storm, leaves out all it can. */
  private static final String UNGOVERNED = "overhead.max-cpu=100%";

  static final String[] COUNT = {UNGOVERNED, "sampling.site-burst=1", "sampling.site-rate=0.001"};
  static final String[] CAPTURE = {
    UNGOVERNED,
    "sampling.fingerprint-rate=1000000",
    "sampling.site-rate=1000000",
    "sampling.process-rate=1000000"
  };

  /** As of an exception that a library throws: only those who catch it are the user's classes. */
  private static final String[] CAPTURE_STACK = {
    "in-app=" + ReportedThrow.class.getName() + ',' + CaptureProof.class.getName(),
    "capture.implicit=off",
    CAPTURE[0],
    CAPTURE[1],
    CAPTURE[2],
    CAPTURE[3]
  };

  private Exceptions() {}

  public static List<Comparison> comparisons() {
    return List.of(counted(), captured());
  }

  /** One after the other, as fast as it goes. */
  private static Comparison counted() {
    return Comparison.named(
            "exceptions-counted",
            "an exception thrown and caught, one after the other",
            Unit.NANOSECONDS)
        .variants(thrown(Variant.of(ThrowAndCatch.class), NO_AGENT))
        .variants(thrown(Variant.of(ThrowAndCatch.class).agent(COUNT), COUNTED))
        .variants(withoutStackTrace(Variant.of(ThrowAndCatch.class), NO_AGENT))
        .variants(withoutStackTrace(Variant.of(ThrowAndCatch.class).agent(COUNT), COUNTED))
        .proof(jar -> new CaptureProof(1, true).require(jar, List.of(COUNT)))
        .note(
            "Two JVMs differ by more than counting adds. Without a stack trace it is alone, with all"
                + " that it needs at hand, which is not so behind a walk through the stack.")
        .build();
  }

  private static Variant withoutStackTrace(Variant.Builder builder, String row) {
    return builder.methods("thrownWithoutStackTrace").with("depth", 1).in(row, NO_STACK_TRACE);
  }

  private static Comparison captured() {
    return Comparison.named(
            "exceptions-captured",
            "an exception thrown, caught and reported, now and then",
            Unit.MICROSECONDS)
        .variants(reported(Reporter.NONE, NO_AGENT))
        .variants(reported(Reporter.STACK_TRACE, "no agent, getStackTrace"))
        .variants(thrown(Variant.of(ReportedThrow.class).agent(CAPTURE_STACK), STACK))
        .variants(thrown(Variant.of(ReportedThrow.class).agent(CAPTURE), VARIABLES))
        .variants(reported(Reporter.OPENTELEMETRY, "OpenTelemetry, a span with recordException"))
        .variants(reported(Reporter.SENTRY, "Sentry, captureException"))
        .proof(jar -> new CaptureProof(50, false).require(jar, List.of(CAPTURE_STACK)))
        .proof(jar -> new CaptureProof(50, true).require(jar, List.of(CAPTURE)))
        .note("Two JVMs differ by more than our budget for a capture, a tenth of what Sentry adds.")
        .build();
  }

  private static Variant[] reported(Reporter reporter, String row) {
    return thrown(Variant.of(ReportedThrow.class).with("reporter", reporter), row);
  }

  private static Variant[] thrown(Variant.Builder builder, String row) {
    String column = "depth {depth}";
    return new Variant[] {
      builder.methods("thrown").with("depth", JUDGED_DEPTH).in(row, column),
      builder.with("depth", 10, 200).detail().in(row, column)
    };
  }
}
