package dev.faultline.guards.policy;

import dev.faultline.guards.application.ApplicationClasses;
import dev.faultline.guards.application.FallbackByHandler;
import dev.faultline.guards.application.FallbackByMethod;
import dev.faultline.guards.application.ValueText;
import dev.faultline.guards.container.ContainerObjects;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.Fallback;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.OwnRights;
import dev.faultline.weaving.guard.declaration.DeclaredPolicies;
import dev.faultline.weaving.guard.declaration.GuardSetting;
import dev.faultline.weaving.guard.declaration.PolicyDeclaration;
import dev.faultline.weaving.guard.declaration.PolicyKind;
import dev.faultline.weaving.guard.named.FallbackMethods;
import dev.faultline.weaving.guard.named.HandlerResult;
import java.lang.reflect.Method;

/** The fallbacks of one method, in the order in which they are declared. */
public final class DeclaredFallbacks {

  private final GuardedMethod guarded;
  private final ApplicationClasses classes;

  /**
   * @param classes of the application
   */
  public DeclaredFallbacks(GuardedMethod guarded, ApplicationClasses classes) {
    this.guarded = guarded;
    this.classes = classes;
  }

  /**
   * All of them.
   *
   * @throws InvalidSettingException when one of them cannot be
   */
  FallbackChain chain() {
    FallbackChain chain = FallbackChain.NONE;
    for (PolicyDeclaration policy : guarded.declaration().policies()) {
      if (policy.kind() == PolicyKind.FALLBACK) {
        try {
          chain = chain.then(DeclaredPolicies.fallbackFailures(policy), fallback(policy));
        } catch (InvalidSettingException wrong) {
          throw policy.asWritten(wrong);
        }
      }
    }
    return chain;
  }

  private Fallback fallback(PolicyDeclaration policy) {
    Method method = guarded.method();
    if (policy.has(GuardSetting.FALLBACK_METHOD)) {
      return new FallbackByMethod(
          FallbackMethods.find(method, policy.text(GuardSetting.FALLBACK_METHOD)));
    }
    if (policy.has(GuardSetting.FALLBACK_VALUE)) {
      final Object value =
          ValueText.parse(
              GuardSetting.FALLBACK_VALUE.key(), policy.text(GuardSetting.FALLBACK_VALUE), method);
      return new Fallback() {
        @Override
        public Object apply(Invocation invocation, Throwable failure) {
          return value;
        }
      };
    }
    String setting = GuardSetting.FALLBACK_HANDLER.key();
    Class<?> handler = handler(policy);
    String handlers = handlers(handler);
    HandlerResult.check(handler, handlers, method);
    Object made = ContainerObjects.make(handler, OwnRights.contextClassLoader());
    return new FallbackByHandler(
        made == null ? classes.make(setting, handler) : made, handlers, method);
  }

  /**
   * Finds whether all of them can be, without making any.
   *
   * @throws InvalidSettingException when one of them cannot
   */
  public void check() {
    for (PolicyDeclaration policy : guarded.declaration().policies()) {
      if (policy.kind() == PolicyKind.FALLBACK) {
        try {
          check(policy);
        } catch (InvalidSettingException wrong) {
          throw policy.asWritten(wrong);
        }
      }
    }
  }

  private void check(PolicyDeclaration policy) {
    Method method = guarded.method();
    if (policy.has(GuardSetting.FALLBACK_METHOD)) {
      FallbackMethods.find(method, policy.text(GuardSetting.FALLBACK_METHOD));
    } else if (policy.has(GuardSetting.FALLBACK_VALUE)) {
      ValueText.parse(
          GuardSetting.FALLBACK_VALUE.key(), policy.text(GuardSetting.FALLBACK_VALUE), method);
    } else if (policy.has(GuardSetting.FALLBACK_HANDLER)) {
      Class<?> handler = handler(policy);
      HandlerResult.check(handler, handlers(handler), method);
    }
  }

  private Class<?> handler(PolicyDeclaration policy) {
    return classes.find(
        GuardSetting.FALLBACK_HANDLER.key(), policy.text(GuardSetting.FALLBACK_HANDLER));
  }

  private String handlers(Class<?> handler) {
    return guarded.declaration().isStandard() && isStandard(handler)
        ? FallbackByHandler.STANDARD
        : FallbackByHandler.OWN;
  }

  /** A guard may be declared by both, and properties may name a handler of either. */
  private static boolean isStandard(Class<?> handler) {
    return ApplicationClasses.implemented(handler, FallbackByHandler.OWN) == null;
  }
}
