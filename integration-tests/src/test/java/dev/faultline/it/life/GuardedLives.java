package dev.faultline.it.life;

import dev.faultline.it.run.AgentOptions;

/** The guards of the program with all kinds of lives, by properties, as it knows of none. */
final class GuardedLives {

  static final String CLASS = "com.acme.lives.Guarded.";

  private GuardedLives() {}

  static AgentOptions guards(AgentOptions agent) {
    AgentOptions all = agent;
    all = guard(all, "twice", "retry.max-attempts", "3");
    all = guard(all, "slowly", "retry.max-attempts", "3", "retry.delay", "900ms");
    all = guard(all, "later", "retry.max-attempts", "3");
    all = guard(all, "instead", "fallback.value", "0");
    all = guard(all, "retriedThenInstead", "retry.max-attempts", "2", "fallback.value", "0");
    all = guard(all, "inVain", "retry.max-attempts", "3");
    all = guard(all, "inTwoWays", "retry.max-attempts", "3");
    all = guard(all, "withBrokenFallback", "fallback.method", "broken");
    all = guard(all, "order", "compensated.enabled", "true");
    all = guard(all, "reserve", "undo.method", "release");
    all = guard(all, "ship", "undo.method", "callBack");
    return guard(
        all,
        "ofABreaker",
        "circuit-breaker.window",
        "4",
        "circuit-breaker.failure-rate",
        "100%",
        "circuit-breaker.delay",
        "300ms");
  }

  /** A guard called after the method that it stands around. */
  private static AgentOptions guard(AgentOptions agent, String method, String... policies) {
    String name = "faultline.guard." + method + ".";
    AgentOptions all = agent.setting(name + "methods", CLASS + method + "(..)");
    for (int i = 0; i < policies.length; i += 2) {
      all = all.setting(name + policies[i], policies[i + 1]);
    }
    return all;
  }
}
