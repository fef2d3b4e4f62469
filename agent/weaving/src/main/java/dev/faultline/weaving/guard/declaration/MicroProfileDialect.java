package dev.faultline.weaving.guard.declaration;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * The annotations of MicroProfile Fault Tolerance 4, with the standard's defaults, and the names by
 * which the application's configuration overrides them.
 */
public final class MicroProfileDialect implements GuardDialect {

  /** What the descriptors of all its annotations begin with. */
  static final String PREFIX = "Lorg/eclipse/microprofile/faulttolerance/";

  /** Of what an annotation need not say; what it always says is called as it stands there. */
  private static final SettingNames MEMBERS =
      new SettingNames() {
        @Override
        public String of(GuardSetting setting) {
          return setting == GuardSetting.FALLBACK_METHOD
              ? "fallbackMethod"
              : setting == GuardSetting.FALLBACK_HANDLER ? "value" : setting.key();
        }
      };

  private static final String NO_HANDLER =
      "org.eclipse.microprofile.faulttolerance.Fallback$DEFAULT";
  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";

  @Override
  public PolicyKind kindOf(String descriptor) {
    if (!descriptor.startsWith(PREFIX)) {
      return null;
    }
    switch (descriptor.substring(PREFIX.length())) {
      case "Retry;":
        return PolicyKind.RETRY;
      case "CircuitBreaker;":
        return PolicyKind.CIRCUIT_BREAKER;
      case "Timeout;":
        return PolicyKind.TIMEOUT;
      case "Bulkhead;":
        return PolicyKind.BULKHEAD;
      case "Fallback;":
        return PolicyKind.FALLBACK;
      case "Asynchronous;":
        return PolicyKind.ASYNCHRONOUS;
      default:
        return null;
    }
  }

  @Override
  public boolean coversStaticMethods() {
    return false;
  }

  @Override
  public void declare(
      PlacedAnnotation annotation, Overrides overrides, GuardDeclaration.Builder guard) {
    guard.standard();
    MicroProfileMembers members = new MicroProfileMembers(annotation, overrides, guard);
    if (!members.enabled()) {
      return;
    }
    PolicyKind kind = kindOf(annotation.descriptor());
    PolicyDeclaration policy = PolicyDeclaration.of(kind, annotation.origin(), MEMBERS);
    switch (kind) {
      case RETRY:
        guard.policy(retry(policy, members, guard));
        break;
      case CIRCUIT_BREAKER:
        guard.policy(breaker(policy, members));
        break;
      case TIMEOUT:
        timeout(policy, members, guard);
        break;
      case BULKHEAD:
        guard.policy(bulkhead(policy, members, guard));
        break;
      case FALLBACK:
        guard.policy(fallback(policy, members));
        break;
      default:
        asynchronous(policy, guard);
    }
  }

  private static PolicyDeclaration retry(
      PolicyDeclaration policy, MicroProfileMembers members, GuardDeclaration.Builder guard) {
    long retries = members.number("maxRetries", 3);
    Duration delay = members.duration("delay", 0, "delayUnit");
    Duration longest = members.duration("maxDuration", 180_000, "durationUnit");
    if (retries < -1) {
      guard.problem(
          members.origin("maxRetries"),
          "maxRetries is " + retries + ": give 0 or more, or -1 for as many as it takes");
      retries = 0;
    }
    if (longest.isZero()) {
      // Not set, the standard says.
    } else if (!longest.isNegative() && delay.compareTo(longest) >= 0) {
      guard.problem(
          members.origin("delay"),
          "the delay ("
              + delay
              + ") is not shorter than maxDuration ("
              + longest
              + "), so there never would be a retry: give a shorter delay, or a longer maxDuration");
    } else {
      policy = members.add(policy, GuardSetting.RETRY_MAX_DURATION, longest, "maxDuration");
    }
    int attempts =
        retries < 0 || retries >= Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) retries + 1;
    policy = members.add(policy, GuardSetting.RETRY_MAX_ATTEMPTS, attempts, "maxRetries");
    policy = members.add(policy, GuardSetting.RETRY_DELAY, delay, "delay");
    policy =
        members.add(
            policy,
            GuardSetting.RETRY_JITTER,
            members.duration("jitter", 200, "jitterDelayUnit"),
            "jitter");
    policy =
        members.addTypes(policy, GuardSetting.RETRY_ON, "retryOn", only("java.lang.Exception"));
    return members.addTypes(
        policy, GuardSetting.RETRY_ABORT_ON, "abortOn", Collections.<String>emptyList());
  }

  private static PolicyDeclaration breaker(PolicyDeclaration policy, MicroProfileMembers members) {
    policy = members.addCount(policy, GuardSetting.BREAKER_WINDOW, "requestVolumeThreshold", 20);
    policy =
        members.add(
            policy,
            GuardSetting.BREAKER_FAILURE_RATE,
            members.share("failureRatio", 0.5),
            "failureRatio");
    policy =
        members.add(
            policy,
            GuardSetting.BREAKER_DELAY,
            members.duration("delay", 5000, "delayUnit"),
            "delay");
    policy = members.addCount(policy, GuardSetting.BREAKER_PROBES, "successThreshold", 1);
    policy =
        members.addTypes(
            policy, GuardSetting.BREAKER_FAIL_ON, "failOn", only("java.lang.Throwable"));
    return members.addTypes(
        policy, GuardSetting.BREAKER_SKIP_ON, "skipOn", Collections.<String>emptyList());
  }

  private static void timeout(
      PolicyDeclaration policy, MicroProfileMembers members, GuardDeclaration.Builder guard) {
    Duration limit = members.duration("value", 1000, "unit");
    // Zero is for no timeout, the standard says.
    if (!limit.isZero()) {
      guard.policy(members.add(policy, GuardSetting.TIMEOUT, limit, "value"));
    }
  }

  /** Only asynchronous calls wait, in a queue that they have to have. */
  private static PolicyDeclaration bulkhead(
      PolicyDeclaration policy, MicroProfileMembers members, GuardDeclaration.Builder guard) {
    policy = members.addCount(policy, GuardSetting.BULKHEAD_MAX_CONCURRENT, "value", 10);
    if (!guard.has(PolicyKind.ASYNCHRONOUS)) {
      return policy;
    }
    long queue = members.number("waitingTaskQueue", 10);
    if (queue < 1) {
      guard.problem(
          members.origin("waitingTaskQueue"), "waitingTaskQueue is " + queue + ": give 1 or more");
      return policy;
    }
    return members.addCount(policy, GuardSetting.BULKHEAD_MAX_WAITING, "waitingTaskQueue", 10);
  }

  private static PolicyDeclaration fallback(PolicyDeclaration policy, MicroProfileMembers members) {
    String handler = members.type("value", NO_HANDLER);
    if (!handler.equals(NO_HANDLER)) {
      policy = members.add(policy, GuardSetting.FALLBACK_HANDLER, handler, "value");
    }
    String method = members.text("fallbackMethod", "");
    if (!method.isEmpty()) {
      policy = members.add(policy, GuardSetting.FALLBACK_METHOD, method, "fallbackMethod");
    }
    policy =
        members.addTypes(
            policy, GuardSetting.FALLBACK_APPLY_ON, "applyOn", only("java.lang.Throwable"));
    return members.addTypes(
        policy, GuardSetting.FALLBACK_SKIP_ON, "skipOn", Collections.<String>emptyList());
  }

  private static void asynchronous(PolicyDeclaration policy, GuardDeclaration.Builder guard) {
    String returned = Type.getReturnType(guard.descriptor()).getClassName();
    if (!returned.equals(STAGE) && !returned.equals(FUTURE)) {
      guard.problem(
          policy.origin(),
          "the method returns "
              + returned
              + ": have it return a java.util.concurrent.Future or CompletionStage, or leave the"
              + " annotation out");
      return;
    }
    guard.policy(policy);
  }

  private static List<String> only(String type) {
    return Collections.singletonList(type);
  }
}
