package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Methods of one class that are each other's fallback for all failures: when all of them fail, they
 * would call each other to the end of the stack. Used once, by one thread.
 */
public final class FallbackCycleCheck {

  private final GuardDeclarations declarations;
  private final ClassOutline type;
  private final ClassFiles files;

  /**
   * @param type the class that the methods are from
   * @param files for what is above it
   */
  public FallbackCycleCheck(GuardDeclarations declarations, ClassOutline type, ClassFiles files) {
    this.declarations = declarations;
    this.type = type;
    this.files = files;
  }

  /** What is wrong with a method's fallbacks for that; nothing, or one problem. */
  public List<DeclarationProblem> problemsOf(GuardDeclaration declared, MethodOutline method) {
    for (PolicyDeclaration policy : declared.policies()) {
      MethodOutline fallback = endless(policy, method);
      if (fallback != null && leadsTo(method, fallback, new HashSet<String>())) {
        return Collections.singletonList(
            new DeclarationProblem(
                policy.originOf(GuardSetting.FALLBACK_METHOD),
                policy.nameOf(GuardSetting.FALLBACK_METHOD)
                    + " is '"
                    + fallback.name()
                    + "', whose own fallback leads back here: when both fail, they would call each"
                    + " other without end; have one of them fall back on something else"));
      }
    }
    return Collections.emptyList();
  }

  private boolean leadsTo(MethodOutline end, MethodOutline from, Set<String> seen) {
    if (from.toString().equals(end.toString())) {
      return true;
    }
    if (!seen.add(from.toString())) {
      return false;
    }
    GuardDeclaration declared = declarations.of(type, type, from, files, Overrides.NONE);
    if (declared != null) {
      for (PolicyDeclaration policy : declared.policies()) {
        MethodOutline next = endless(policy, from);
        if (next != null && leadsTo(end, next, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The method that a policy has called whatever the failure is; null when there is none. */
  private MethodOutline endless(PolicyDeclaration policy, MethodOutline method) {
    if (!policy.has(GuardSetting.FALLBACK_METHOD)
        || policy.has(GuardSetting.FALLBACK_APPLY_ON)
        || policy.has(GuardSetting.FALLBACK_SKIP_ON)) {
      return null;
    }
    // One that takes the failure, too, has a parameter more, and cannot lead back.
    for (MethodOutline one : type.methods()) {
      if (one.name().equals(policy.text(GuardSetting.FALLBACK_METHOD))
          && parameters(one).equals(parameters(method))
          && !one.toString().equals(method.toString())) {
        return one;
      }
    }
    return null;
  }

  private static String parameters(MethodOutline method) {
    return method.descriptor().substring(0, method.descriptor().indexOf(')'));
  }
}
