package dev.faultline.benchmarks.guard;

import static dev.faultline.benchmarks.guard.Policies.ALL;
import static dev.faultline.benchmarks.guard.Policies.BOTH;
import static dev.faultline.benchmarks.guard.Policies.BOTH_WITH_SLOW_CALLS;
import static dev.faultline.benchmarks.guard.Policies.BREAKER;
import static dev.faultline.benchmarks.guard.Policies.RETRY;

import java.util.Set;
import java.util.function.BiFunction;

/** Whose guards are called. */
public enum Library {
  /** Nobody's. */
  NONE("no guard", Set.of(BOTH), (shop, policies) -> shop::price, (shop, policies) -> shop::stage),
  /** A loop that anybody writes: the floor. */
  HAND_WRITTEN("a loop by hand", Set.of(RETRY), HandWritten::call, null),
  /** Ours without an agent. */
  FAULTLINE_LIBRARY(
      "Faultline as a library",
      Set.of(RETRY, BREAKER, BOTH, BOTH_WITH_SLOW_CALLS),
      FaultlineLibrary::call,
      null),
  /** The agent's, by annotations: has to be attached. */
  FAULTLINE(
      "Faultline's agent",
      Set.of(RETRY, BREAKER, BOTH, BOTH_WITH_SLOW_CALLS, ALL),
      AnnotatedShop::call,
      AnnotatedShop::stageCall),
  RESILIENCE4J(
      "Resilience4j",
      Set.of(RETRY, BREAKER, BOTH, BOTH_WITH_SLOW_CALLS, ALL),
      Resilience4j::call,
      Resilience4j::stageCall),
  FAILSAFE("Failsafe", Set.of(RETRY, BREAKER, BOTH, ALL), Failsafe3::call, Failsafe3::stageCall),
  SMALLRYE(
      "SmallRye Fault Tolerance",
      Set.of(RETRY, BREAKER, BOTH, ALL),
      SmallRye::call,
      SmallRye::stageCall),
  SPRING_RETRY("Spring Retry", Set.of(RETRY), SpringRetry::call, null);

  private final String title;
  private final Set<Policies> has;
  private final BiFunction<Shop, Policies, Call> guarding;
  private final BiFunction<Shop, Policies, StageCall> guardingStages;

  Library(
      String title,
      Set<Policies> has,
      BiFunction<Shop, Policies, Call> guarding,
      BiFunction<Shop, Policies, StageCall> guardingStages) {
    this.title = title;
    this.has = has;
    this.guarding = guarding;
    this.guardingStages = guardingStages;
  }

  /** Whether it has such policies. */
  boolean has(Policies policies) {
    return has.contains(policies);
  }

  /** Whether it guards calls whose result is a stage. */
  boolean hasStages() {
    return guardingStages != null;
  }

  /** Whether it is the agent, or a peer that a budget names. */
  boolean isTelling() {
    return this == FAULTLINE || this == RESILIENCE4J || this == FAILSAFE;
  }

  /** As {@link #isTelling}, of stages: most of Failsafe's time is that of another thread. */
  boolean hasTellingStages() {
    return this == FAULTLINE || this == RESILIENCE4J;
  }

  /** A call of the shop that it guards, with state of its own. */
  Call guard(Shop shop, Policies policies) {
    return guarding.apply(shop, policies);
  }

  /** As {@link #guard}, of a call whose result is a stage. */
  StageCall guardStage(Shop shop, Policies policies) {
    return guardingStages.apply(shop, policies);
  }

  /** As people know it. */
  @Override
  public String toString() {
    return title;
  }
}
