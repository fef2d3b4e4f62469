package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with a guard as a whole, so that it is told before the guard is needed. */
public final class DeclarationCheck {

  private DeclarationCheck() {}

  /** All that is wrong: what was found when the guard was read, and what its policies refuse. */
  public static List<DeclarationProblem> problemsOf(GuardDeclaration guard) {
    List<DeclarationProblem> problems = new ArrayList<>(guard.problems());
    for (PolicyDeclaration policy : guard.policies()) {
      try {
        check(guard, policy);
      } catch (InvalidSettingException wrong) {
        problems.add(
            new DeclarationProblem(
                policy.originOf(GuardSetting.ofKey(wrong.setting())), wrong.getMessage()));
      }
    }
    return problems;
  }

  private static void check(GuardDeclaration guard, PolicyDeclaration policy) {
    switch (policy.kind()) {
      case RETRY:
        DeclaredPolicies.retry(policy, null).build();
        break;
      case RETRY_BUDGET:
        DeclaredPolicies.budget(policy);
        needs(guard, policy, PolicyKind.RETRY);
        break;
      case CIRCUIT_BREAKER:
        DeclaredPolicies.breaker(policy);
        break;
      case TIMEOUT:
        checkTimeout(policy);
        break;
      case BULKHEAD:
        DeclaredPolicies.bulkhead(policy);
        break;
      case RATE_LIMITER:
        DeclaredPolicies.limiter(policy);
        break;
      case FALLBACK:
        exactlyOne(
            policy,
            GuardSetting.FALLBACK_METHOD,
            GuardSetting.FALLBACK_HANDLER,
            GuardSetting.FALLBACK_VALUE);
        break;
      case VERIFY:
        exactlyOne(policy, GuardSetting.VERIFY_METHOD, GuardSetting.VERIFY_BY);
        break;
      case UNDO:
        exactlyOne(policy, GuardSetting.UNDO_METHOD);
        break;
      default:
        // Nothing can be wrong with the others by themselves.
    }
  }

  private static void checkTimeout(PolicyDeclaration policy) {
    if (policy.is(GuardSetting.TIMEOUT_ADAPTIVE)) {
      DeclaredPolicies.adaptiveTimeout(policy);
    } else {
      DeclaredPolicies.timeout(policy);
    }
  }

  private static void needs(GuardDeclaration guard, PolicyDeclaration policy, PolicyKind other) {
    if (guard.policy(other) == null) {
      throw new InvalidSettingException(
          policy.kind().key(), "there", "without a " + other.key() + " it does nothing; add one");
    }
  }

  private static void exactlyOne(PolicyDeclaration policy, GuardSetting... settings) {
    GuardSetting first = null;
    StringBuilder names = new StringBuilder();
    for (GuardSetting setting : settings) {
      names.append(names.length() == 0 ? "" : ", ").append(setting.nameInPolicy());
      if (policy.has(setting)) {
        if (first != null) {
          throw new InvalidSettingException(
              setting.key(), "given", "so is " + first.key() + "; leave one of them out");
        }
        first = setting;
      }
    }
    if (first == null) {
      throw new InvalidSettingException(
          policy.kind().key(), "empty", "say " + (settings.length > 1 ? "one of " : "") + names);
    }
  }
}
