package dev.faultline.weaving.loaded;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Saves classes from JVMs that lose a part of them. A class that was not woven while it loaded is
 * put together anew from what the JVM has of it, and before Java 21 that leaves the names of
 * parameters out (JDK-8240908), which Spring and Jackson ask for. Where they cannot be put back
 * from the class file that the class came from, this transformer returns what the JVM cannot
 * accept, whereupon the class stays as it is.
 *
 * <p>Registered after the transformers that weave. Thread-safe.
 */
public final class LostAttributes implements ClassFileTransformer {

  private static final byte[] UNACCEPTABLE = {0};

  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined == null || className == null || loader == null) {
      return null;
    }
    try {
      if (!ParameterNames.areLost(new ClassReader(classFile))) {
        return null;
      }
      byte[] original = OriginalClassFile.read(className, domain);
      if (original != null && !ParameterNames.isIn(original)) {
        return null;
      }
      byte[] whole = original == null ? null : ParameterNames.restore(classFile, original);
      if (whole != null) {
        return whole;
      }
    } catch (Throwable unreadable) {
      // Treated as what cannot be restored.
    }
    reasons.put(
        className.replace('/', '.'),
        "this JVM would lose the names of its parameters (JDK-8240908); start it with -javaagent");
    return UNACCEPTABLE;
  }

  /** Why classes were kept from being changed, by name. */
  public Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }
}
