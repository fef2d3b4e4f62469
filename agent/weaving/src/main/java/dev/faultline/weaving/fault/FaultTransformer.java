package dev.faultline.weaving.fault;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.code.ClassFileName;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;

/**
 * Weaves faults into methods, of libraries too, while their classes load. Must come before what
 * guards methods, so that each attempt may meet a fault. Runs on the application's threads inside
 * class loading: it takes no lock, and a class that cannot be woven loads as it is.
 */
public final class FaultTransformer implements ClassFileTransformer {

  private final FaultyMethods faulty;
  private final AgentLog log;

  public FaultTransformer(FaultyMethods faulty, AgentLog log) {
    this.faulty = faulty;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    String name = loader == null ? null : ClassFileName.of(className, classFile);
    if (name == null) {
      return null;
    }
    try {
      return faulty.mayInclude(name, classFile) ? weave(loader, classFile) : null;
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      log.warn(
          "the methods of "
              + name.replace('/', '.')
              + " meet no faults, the class was left as it is: "
              + failure);
      return null;
    }
  }

  private byte[] weave(ClassLoader loader, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    FaultWeaver weaver = new FaultWeaver(loader, reader, ClassOutline.of(reader), faulty);
    byte[] result = weaver.weave();
    for (LeftAlone method : weaver.leftAlone()) {
      log.warn(method.toString());
    }
    return result;
  }
}
