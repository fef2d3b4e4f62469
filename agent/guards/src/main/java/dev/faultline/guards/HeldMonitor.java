package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.guard.declaration.GuardSetting;
import dev.faultline.weaving.guard.declaration.PolicyDeclaration;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.reflect.Modifier;
import java.time.Duration;

/** The monitor of a synchronized method, which its calls keep while their guard has them wait. */
final class HeldMonitor {

  private HeldMonitor() {}

  /** What its author should know; null for nothing. */
  static String of(GuardDeclaration declared, MethodOutline method) {
    if (!Modifier.isSynchronized(method.access()) || DeclaredGuards.startsElsewhere(declared)) {
      return null;
    }
    for (PolicyDeclaration policy : declared.policies()) {
      if (waits(policy)) {
        return "it is synchronized, and keeps others from its monitor while its "
            + policy.kind().key()
            + " waits: have the synchronized part in a method that it calls";
      }
    }
    return null;
  }

  private static boolean waits(PolicyDeclaration policy) {
    Object places = policy.get(GuardSetting.BULKHEAD_MAX_WAITING);
    return policy.has(GuardSetting.RETRY_DELAY_FROM)
        || policy.is(GuardSetting.RETRY_AFTER)
        || isTime(policy.get(GuardSetting.RETRY_DELAY))
        || isTime(policy.get(GuardSetting.RETRY_JITTER))
        || places instanceof Integer && (Integer) places > 0
        || isTime(policy.get(GuardSetting.LIMITER_MAX_WAIT));
  }

  private static boolean isTime(Object value) {
    return value instanceof Duration && !((Duration) value).isZero();
  }
}
