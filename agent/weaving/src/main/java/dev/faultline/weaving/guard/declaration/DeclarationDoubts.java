package dev.faultline.weaving.guard.declaration;

import java.util.ArrayList;
import java.util.List;

/** Finds what is declared and does nothing beside what else is, so that its author may know. */
public final class DeclarationDoubts {

  private DeclarationDoubts() {}

  /** All of it: what was found when the guard was read, and what its policies have no use for. */
  public static List<DeclarationProblem> of(GuardDeclaration guard) {
    List<DeclarationProblem> doubts = new ArrayList<>(guard.doubts());
    for (PolicyDeclaration policy : guard.policies()) {
      switch (policy.kind()) {
        case RETRY:
          addOfRetry(policy, doubts);
          break;
        case TIMEOUT:
          addOfTimeout(policy, doubts);
          break;
        case RESTORE:
          if (guard.isOfStaticMethod()) {
            doubts.add(
                new DeclarationProblem(
                    policy.origin(),
                    "a static method has no object whose fields could be restored: leave restore"
                        + " out"));
          }
          break;
        default:
          // The others refuse what they have no use for.
      }
    }
    return doubts;
  }

  private static void addOfRetry(PolicyDeclaration retry, List<DeclarationProblem> doubts) {
    if (!"exponential".equals(retry.get(GuardSetting.RETRY_GROWTH))
        && !Double.valueOf(DeclaredPolicies.DEFAULT_FACTOR)
            .equals(retry.get(GuardSetting.RETRY_FACTOR))) {
      addIfGiven(
          retry,
          GuardSetting.RETRY_FACTOR,
          "delays do not grow by it unless "
              + GuardSetting.RETRY_GROWTH.key()
              + " is exponential: set that, or leave it out",
          doubts);
    }
    if (retry.has(GuardSetting.RETRY_DELAY_FROM) && retry.is(GuardSetting.RETRY_AFTER)) {
      addIfGiven(
          retry,
          GuardSetting.RETRY_AFTER,
          "nobody looks at that, because "
              + GuardSetting.RETRY_DELAY_FROM.key()
              + " is asked: leave one of them out",
          doubts);
    }
  }

  private static void addOfTimeout(PolicyDeclaration timeout, List<DeclarationProblem> doubts) {
    if (timeout.is(GuardSetting.TIMEOUT_ADAPTIVE)) {
      return;
    }
    String mend =
        "it is for adaptive timeouts alone: set "
            + GuardSetting.TIMEOUT_ADAPTIVE.key()
            + " to true, or leave it out";
    addIfGiven(timeout, GuardSetting.TIMEOUT_PERCENTILE, mend, doubts);
    addIfGiven(timeout, GuardSetting.TIMEOUT_FACTOR, mend, doubts);
    addIfGiven(timeout, GuardSetting.TIMEOUT_MIN, mend, doubts);
    addIfGiven(timeout, GuardSetting.TIMEOUT_MAX, mend, doubts);
  }

  private static void addIfGiven(
      PolicyDeclaration policy,
      GuardSetting setting,
      String mend,
      List<DeclarationProblem> doubts) {
    if (policy.has(setting)) {
      doubts.add(
          new DeclarationProblem(
              policy.originOf(setting),
              policy.nameOf(setting)
                  + " is "
                  + policy.get(setting)
                  + ": "
                  + policy.asWritten(mend)));
    }
  }
}
