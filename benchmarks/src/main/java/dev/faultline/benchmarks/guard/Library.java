package dev.faultline.benchmarks.guard;

import java.util.Set;
import java.util.function.BiFunction;

/** Whose guards are called. */
public enum Library {
  /** Nobody's. */
  NONE("no guard", Set.of(Policies.BOTH), (shop, policies) -> shop::price),
  /** A loop that anybody writes: the floor. */
  HAND_WRITTEN("a loop by hand", Set.of(Policies.RETRY), HandWritten::call),
  /** The agent's, by annotations: has to be attached. */
  FAULTLINE("agent", Set.of(Policies.values()), AnnotatedShop::call),
  RESILIENCE4J("Resilience4j", Set.of(Policies.values()), Resilience4j::call),
  FAILSAFE("Failsafe", Set.of(Policies.values()), Failsafe3::call),
  SMALLRYE("SmallRye Fault Tolerance", Set.of(Policies.values()), SmallRye::call),
  SPRING_RETRY("Spring Retry", Set.of(Policies.RETRY), SpringRetry::call);

  private final String title;
  private final Set<Policies> has;
  private final BiFunction<Shop, Policies, Call> guarding;

  Library(String title, Set<Policies> has, BiFunction<Shop, Policies, Call> guarding) {
    this.title = title;
    this.has = has;
    this.guarding = guarding;
  }

  /** Whether it has such policies. */
  public boolean has(Policies policies) {
    return has.contains(policies);
  }

  /** A call of the shop that it guards, with state of its own. */
  Call guard(Shop shop, Policies policies) {
    return guarding.apply(shop, policies);
  }

  /** As people know it. */
  @Override
  public String toString() {
    return title;
  }
}
