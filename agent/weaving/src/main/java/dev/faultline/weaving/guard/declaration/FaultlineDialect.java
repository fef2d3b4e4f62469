package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * Our own annotations: a member has the name of its setting, in the other way of writing. Members
 * that are left at their defaults are left to those of the policies, which are the same.
 */
public final class FaultlineDialect implements GuardDialect {

  /** The annotation that gives a guard its name. */
  static final String GUARD = "Ldev/faultline/annotation/Guard;";

  /** What the descriptors of all its annotations begin with. */
  static final String PREFIX = "Ldev/faultline/annotation/";

  private static final String FALLBACKS = "Fallbacks;";
  private static final String WIDTH = "jitterWidth";
  private static final String PLUS_MINUS = "PLUS_MINUS";

  private static final SettingNames MEMBERS =
      new SettingNames() {
        @Override
        public String of(GuardSetting setting) {
          return FaultlineMember.nameOf(setting);
        }
      };

  /** What a method can return that runs elsewhere. */
  private static final List<String> PROMISES =
      Arrays.asList(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Future");

  @Override
  public PolicyKind kindOf(String descriptor) {
    if (!descriptor.startsWith(PREFIX)) {
      return null;
    }
    switch (descriptor.substring(PREFIX.length())) {
      case "Retry;":
        return PolicyKind.RETRY;
      case "RetryBudget;":
        return PolicyKind.RETRY_BUDGET;
      case "CircuitBreaker;":
        return PolicyKind.CIRCUIT_BREAKER;
      case "Timeout;":
        return PolicyKind.TIMEOUT;
      case "Bulkhead;":
        return PolicyKind.BULKHEAD;
      case "RateLimit;":
        return PolicyKind.RATE_LIMITER;
      case "Fallback;":
      case FALLBACKS:
        return PolicyKind.FALLBACK;
      case "Restore;":
        return PolicyKind.RESTORE;
      case "Compensated;":
        return PolicyKind.COMPENSATED;
      case "Undo;":
        return PolicyKind.UNDO;
      case "Verify;":
        return PolicyKind.VERIFY;
      case "Asynchronous;":
        return PolicyKind.ASYNCHRONOUS;
      default:
        return null;
    }
  }

  @Override
  public boolean coversStaticMethods() {
    return true;
  }

  @Override
  public void declare(
      PlacedAnnotation annotation, Overrides overrides, GuardDeclaration.Builder guard) {
    if (annotation.descriptor().endsWith(FALLBACKS)) {
      declareEach(annotation, guard);
    } else {
      declareOne(annotation, guard);
    }
  }

  @SuppressWarnings("unchecked")
  private void declareEach(PlacedAnnotation annotation, GuardDeclaration.Builder guard) {
    for (Object each : (List<Object>) annotation.values().get("value")) {
      declareOne(annotation.with((Map<String, Object>) each), guard);
    }
  }

  private void declareOne(PlacedAnnotation annotation, GuardDeclaration.Builder guard) {
    PolicyKind kind = kindOf(annotation.descriptor());
    String origin = annotation.origin();
    PolicyDeclaration policy = PolicyDeclaration.of(kind, origin, MEMBERS);
    boolean hasWidth = kind != PolicyKind.RETRY || checkWidth(annotation, guard);
    for (Map.Entry<String, Object> member : annotation.values().entrySet()) {
      if (!hasWidth && member.getKey().equals(WIDTH)) {
        continue;
      }
      try {
        policy = FaultlineMember.of(kind, member.getKey()).addTo(policy, member.getValue(), origin);
      } catch (InvalidSettingException wrong) {
        guard.problem(origin, wrong.getMessage());
      }
    }
    if (kind == PolicyKind.ASYNCHRONOUS && !isPromise(guard)) {
      if (annotation.methodName() != null) {
        guard.problem(
            origin,
            "the method returns "
                + returned(guard)
                + ": have it return a CompletionStage, CompletableFuture or Future, or leave the"
                + " annotation out");
      }
      // Of a class it is for those of its methods that can be.
      return;
    }
    if (kind == PolicyKind.RESTORE && guard.isOfStaticMethod() && annotation.methodName() == null) {
      // Of a class it is for those of its methods that have an object.
      return;
    }
    guard.policy(policy);
  }

  /** Whether the width of a jitter holds: it is for one kind of jitter alone. */
  private static boolean checkWidth(PlacedAnnotation retry, GuardDeclaration.Builder guard) {
    Object jitter = retry.values().get("jitter");
    Object width = retry.values().get(WIDTH);
    boolean isWide = width != null && !width.equals("") && !width.equals("0s");
    if (PLUS_MINUS.equals(jitter)) {
      if (!isWide) {
        guard.doubt(
            retry.origin(),
            "jitter is PLUS_MINUS without a width, so nothing is scattered: give jitterWidth, or"
                + " leave jitter out");
      }
      return true;
    }
    if (isWide) {
      guard.doubt(
          retry.origin(),
          jitter == null
              ? "jitterWidth is given without a jitter, so PLUS_MINUS is taken to be meant: say so"
              : "jitterWidth is for PLUS_MINUS alone, and jitter is "
                  + jitter
                  + ", so it does nothing: leave one of them out");
    }
    return jitter == null;
  }

  private static boolean isPromise(GuardDeclaration.Builder guard) {
    return PROMISES.contains(returned(guard));
  }

  private static String returned(GuardDeclaration.Builder guard) {
    return Type.getReturnType(guard.descriptor()).getClassName();
  }
}
