package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Finds what is wrong with a guard as a whole, so that it is told before the guard is needed. */
public final class DeclarationCheck {

  private static final String FUTURE = "java.util.concurrent.Future";

  private DeclarationCheck() {}

  /** All that is wrong: what was found when the guard was read, and what its policies refuse. */
  public static List<DeclarationProblem> problemsOf(GuardDeclaration guard) {
    List<DeclarationProblem> problems = new ArrayList<>(guard.problems());
    for (PolicyDeclaration policy : guard.policies()) {
      try {
        check(guard, policy);
      } catch (InvalidSettingException wrong) {
        problems.add(policy.problem(wrong));
      }
    }
    return problems;
  }

  private static void check(GuardDeclaration guard, PolicyDeclaration policy) {
    switch (policy.kind()) {
      case RETRY:
        DeclaredPolicies.retry(policy, null).build();
        if (policy.has(GuardSetting.RETRY_ON_RESULT)) {
          needsResult(guard, GuardSetting.RETRY_ON_RESULT.key());
        }
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
        needsResult(guard, policy.kind().key());
        break;
      case UNDO:
        exactlyOne(policy, GuardSetting.UNDO_METHOD);
        needsResult(guard, policy.kind().key());
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

  /** What looks at results cannot be where there is none when the call is over. */
  private static void needsResult(GuardDeclaration guard, String setting) {
    if (guard.policy(PolicyKind.ASYNCHRONOUS) != null
        && Type.getReturnType(guard.descriptor()).getClassName().equals(FUTURE)) {
      throw new InvalidSettingException(
          setting,
          "there",
          "the method is asynchronous and returns a Future, which does not tell what it comes to;"
              + " have it return a CompletionStage or CompletableFuture, or leave one of "
              + setting
              + " and "
              + PolicyKind.ASYNCHRONOUS.key()
              + " out");
    }
  }

  private static void exactlyOne(PolicyDeclaration policy, GuardSetting... settings) {
    GuardSetting first = null;
    StringBuilder names = new StringBuilder();
    for (GuardSetting setting : settings) {
      names.append(names.length() == 0 ? "" : ", ").append(setting.key());
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
