package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.code.ClassFileName;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassReader;

/**
 * Weaves guards into methods, of libraries too, while their classes load. Must come after whatever
 * weaves throw and catch sites, and before what measures whole methods, so that the duration of a
 * call has all its attempts in it. Runs on the application's threads inside class loading: it takes
 * no lock, and a class that cannot be woven loads as it is.
 */
public final class GuardTransformer implements ClassFileTransformer {

  private final GuardedMethods guarded;
  private final ClassLoader agentLoader = GuardTransformer.class.getClassLoader();
  private final AgentLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicInteger leftAlone = new AtomicInteger();

  public GuardTransformer(GuardedMethods guarded, AgentLog log) {
    this.guarded = guarded;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    // Our own code calls classes of the bootstrap class loader, which must not call us in turn.
    String name =
        loader == null || loader == agentLoader ? null : ClassFileName.of(className, classFile);
    if (name == null) {
      return null;
    }
    try {
      return guarded.mayInclude(name, classFile) ? weave(loader, classFile) : null;
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      leftAlone.incrementAndGet();
      log.warn(
          "the methods of "
              + name.replace('/', '.')
              + " are not guarded, the class was left as it is: "
              + failure);
      return null;
    }
  }

  private byte[] weave(ClassLoader loader, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    GuardWeaver weaver = new GuardWeaver(loader, reader, ClassOutline.of(reader), guarded);
    byte[] result = weaver.weave();
    if (result != null) {
      woven.addAndGet(weaver.woven());
    }
    for (LeftAlone method : weaver.leftAlone()) {
      leftAlone.incrementAndGet();
      log.warn(method.toString());
    }
    return result;
  }

  /** How many methods have been woven, those of classes loaded twice counted twice. */
  public int woven() {
    return woven.get();
  }

  /** How many methods, and whole classes, were to be guarded but left as they were. */
  public int leftAlone() {
    return leftAlone.get();
  }
}
