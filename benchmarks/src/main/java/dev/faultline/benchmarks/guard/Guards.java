package dev.faultline.benchmarks.guard;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.comparison.Variant;
import java.util.List;

/** What is compared of guarded calls. */
public final class Guards {
  private static final String NUMBERS_ALONE = "Faultline's agent, numbers alone";

  /** The agent's setting, without its prefix. */
  static final String DURATIONS = "guards.durations";

  /** The class path of these benchmarks has registries of two kinds, which no peer tells. */
  private static final String NO_REGISTRIES = "guards.microprofile-metrics=false";

  private static final String SUCCEEDS = "a guarded call that succeeds";
  private static final String TWO_THREADS = ", on each of two threads";
  private static final String STAGE = ", as a stage that is complete";
  private static final String OTHER_THREAD =
      "Failsafe guards a stage on a thread of its own, which is most of its time: on the caller's it"
          + " gives null in place of the result.";
  private static final String NUMBERS =
      "Numbers alone: with "
          + DURATIONS
          + "=false and "
          + NO_REGISTRIES
          + ", for no peer has histograms or tells registries here. "
          + "Resilience4j's breaker always keeps how long calls took, for its share of slow calls;"
          + " ours does where slow calls matter, which is a column of its own.";
  private static final String QUEUE =
      "SmallRye's bulkhead for stages has a queue, of one: it cannot be had without.";
  private static final String ENDLESS =
      "SmallRye's stage under all policies is left out on two threads, where it may not end: with"
          + " 6.11.2 one thread waited for its stage while the other ran in circles in FutureLoop.";

  private Guards() {}

  public static List<Comparison> comparisons() {
    return List.of(
        calls("guards-succeed", SUCCEEDS, 1).budgets(budgets()).build(),
        calls("guards-two-threads", SUCCEEDS + TWO_THREADS, 2).build(),
        stages("guards-stages", SUCCEEDS + STAGE, 1).build(),
        stages("guards-stages-two-threads", SUCCEEDS + STAGE + TWO_THREADS, 2).build(),
        failing());
  }

  private static Comparison.Builder calls(String name, String title, int threads) {
    Comparison.Builder builder = Comparison.named(name, title, Unit.NANOSECONDS).note(NUMBERS);
    for (Library library : Library.values()) {
      for (Policies policies : Policies.values()) {
        if (library.has(policies)) {
          Variant.Builder call = call(library, policies, "succeeds").threads(threads);
          // Both say more than one of them, and are what budgets are about.
          boolean detail = threads > 1 || policies != Policies.BOTH;
          add(builder, detail ? call.detail() : call, library, policies);
        }
      }
    }
    return builder;
  }

  private static Comparison.Builder stages(String name, String title, int threads) {
    Comparison.Builder builder =
        Comparison.named(name, title, Unit.NANOSECONDS)
            .note(NUMBERS)
            .note(OTHER_THREAD)
            .note(threads > 1 ? ENDLESS : QUEUE);
    for (Library library : Library.values()) {
      for (Policies policies : Policies.values()) {
        boolean ends = library != Library.SMALLRYE || !policies.areAll() || threads == 1;
        if (library.hasStages() && library.has(policies) && ends) {
          Variant.Builder call =
              Variant.of(GuardedStage.class)
                  .methods("succeeds")
                  .with("library", library)
                  .with("policies", policies)
                  .threads(threads);
          boolean detail = threads > 1 || policies != Policies.BOTH || !library.hasTellingStages();
          add(builder, detail ? call.detail() : call, library, policies);
        }
      }
    }
    return builder;
  }

  private static void add(
      Comparison.Builder comparison, Variant.Builder call, Library library, Policies policies) {
    String column = policies.toString();
    if (library == Library.FAULTLINE) {
      comparison.variants(
          call.agent().in(library.toString(), column),
          call.agent(DURATIONS + "=false", NO_REGISTRIES).in(NUMBERS_ALONE, column));
    } else {
      comparison.variants(call.in(library.toString(), column));
    }
  }

  private static Budget[] budgets() {
    return new Budget[] {
      share("numbers alone, of Resilience4j", agent(), 0.2, Library.RESILIENCE4J),
      share("numbers alone, of Failsafe", agent(), 0.1, Library.FAILSAFE),
      share(
          "with its histogram, of Resilience4j without",
          both(Library.FAULTLINE.toString()),
          1,
          Library.RESILIENCE4J)
    };
  }

  private static Budget share(String what, Cell ours, double share, Library peer) {
    return Budget.share("a guarded call, " + what, ours, share, both(peer.toString()));
  }

  private static Cell agent() {
    return both(NUMBERS_ALONE);
  }

  private static Cell both(String row) {
    return new Cell(row, Policies.BOTH.toString());
  }

  private static Comparison failing() {
    Comparison.Builder builder =
        Comparison.named("guards-fail", "a guarded call that does not succeed", Unit.NANOSECONDS)
            .note(
                "The agent also counts the exceptions, and samples them as long as its budget of CPU time"
                    + " lasts, which one exception after the other uses up; the libraries do not;"
                    + " Resilience4j sleeps for no time before it tries again.");
    for (Library library : Library.values()) {
      if (library.has(Policies.RETRY)) {
        builder.variants(
            failing(library, Policies.RETRY, "isRetried").in(library.toString(), "is retried"));
      }
      if (library.has(Policies.BREAKER)) {
        builder.variants(
            failing(library, Policies.BREAKER, "isRefused")
                .in(library.toString(), "is refused by an open breaker"));
      }
    }
    return builder.build();
  }

  private static Variant.Builder failing(Library library, Policies policies, String method) {
    Variant.Builder call = call(library, policies, method);
    if (library == Library.FAULTLINE) {
      call.agent();
    }
    return library.isTelling() ? call : call.detail();
  }

  private static Variant.Builder call(Library library, Policies policies, String method) {
    return Variant.of(GuardedCall.class)
        .methods(method)
        .with("library", library)
        .with("policies", policies);
  }
}
