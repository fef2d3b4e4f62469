package dev.faultline.benchmarks.guard;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.comparison.Variant;
import java.util.List;

/** What is compared of guarded calls. */
public final class Guards {
  private static final String TWO_THREADS = ", two threads";
  private static final String STAGE = ", as a stage";
  private static final String RETRIED = "fails, and is retried";
  private static final String REFUSED = "refused by an open breaker";

  private Guards() {}

  public static List<Comparison> comparisons() {
    return List.of(succeeding(), others());
  }

  private static Comparison succeeding() {
    Comparison.Builder builder =
        Comparison.named("guards-succeed", "a guarded call that succeeds", Unit.NANOSECONDS);
    for (Library library : Library.values()) {
      for (Policies policies : Policies.values()) {
        if (library.has(policies)) {
          Variant.Builder call = call(library, policies, "succeeds", 1);
          // What has both says more by that.
          boolean part = policies != Policies.BOTH && library.has(Policies.BOTH);
          builder.variants(variant(part ? call.detail() : call, library, policies.toString()));
        }
      }
      if (library.has(Policies.BOTH)) {
        builder.variants(
            variant(
                call(library, Policies.BOTH, "succeeds", 2).detail(),
                library,
                Policies.BOTH + TWO_THREADS));
      }
      if (library.hasStages()) {
        builder.variants(stage(library));
      }
    }
    return builder
        .budgets(
            Budget.share(
                "our guard as a library, of Resilience4j",
                both(Library.FAULTLINE_LIBRARY),
                0.2,
                both(Library.RESILIENCE4J)),
            Budget.share(
                "our guard as a library, of Failsafe",
                both(Library.FAULTLINE_LIBRARY),
                0.1,
                both(Library.FAILSAFE)),
            Budget.share(
                "by the agent with a histogram, of Resilience4j without",
                both(Library.FAULTLINE),
                1,
                both(Library.RESILIENCE4J)))
        .build();
  }

  private static Comparison others() {
    Comparison.Builder builder =
        Comparison.named("guards-fail", "a guarded call that does not", Unit.NANOSECONDS);
    for (Library library : Library.values()) {
      if (library.has(Policies.RETRY)) {
        builder.variants(variant(call(library, Policies.RETRY, "isRetried", 1), library, RETRIED));
      }
      if (library.has(Policies.BREAKER)) {
        builder.variants(
            variant(call(library, Policies.BREAKER, "isRefused", 1), library, REFUSED));
      }
    }
    return builder.build();
  }

  private static Cell both(Library library) {
    return new Cell(library.toString(), Policies.BOTH.toString());
  }

  private static Variant.Builder call(
      Library library, Policies policies, String method, int threads) {
    return Variant.of(GuardedCall.class)
        .methods(method)
        .with("library", library)
        .with("policies", policies)
        .threads(threads);
  }

  private static Variant stage(Library library) {
    return variant(
        Variant.of(GuardedStage.class).methods("succeeds").with("library", library),
        library,
        Policies.BOTH + STAGE);
  }

  private static Variant variant(Variant.Builder builder, Library library, String column) {
    return (library == Library.FAULTLINE ? builder.agent() : builder)
        .in(library.toString(), column);
  }
}
