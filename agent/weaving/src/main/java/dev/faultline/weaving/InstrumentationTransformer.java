package dev.faultline.weaving;

import dev.faultline.bootstrap.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/** Applies one {@link ClassInstrumentation} when its class is loaded or retransformed. */
public final class InstrumentationTransformer implements ClassFileTransformer {

  private final ClassInstrumentation instrumentation;
  private final AgentLog log;

  public InstrumentationTransformer(ClassInstrumentation instrumentation, AgentLog log) {
    this.instrumentation = instrumentation;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (!instrumentation.className().equals(className)) {
      return null;
    }
    try {
      byte[] instrumented = instrumentation.instrument(classFile);
      if (instrumented == null) {
        log.warn(className + " is not as expected on this JVM and was left as it is");
      }
      return instrumented;
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      log.warn(className + " could not be instrumented and was left as it is: " + failure);
      return null;
    }
  }
}
