package dev.faultline.agent;

import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.Operation;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;

/** Another transformer, whose time is the agent's. Thread-safe. */
final class TimedTransformer implements ClassFileTransformer {

  private final ClassFileTransformer transformer;
  private final Governor governor;

  TimedTransformer(ClassFileTransformer transformer, Governor governor) {
    this.transformer = transformer;
    this.governor = governor;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile)
      throws IllegalClassFormatException {
    long began = System.nanoTime();
    try {
      return transformer.transform(loader, className, redefined, domain, classFile);
    } finally {
      governor.spent(Operation.WEAVE, System.nanoTime() - began);
    }
  }
}
