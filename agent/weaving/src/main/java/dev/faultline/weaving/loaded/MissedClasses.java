package dev.faultline.weaving.loaded;

import dev.faultline.weaving.code.ClassFileName;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds classes that another thread was loading while transformers were registered: none of those
 * has seen them, and they were not among the loaded classes yet. Registered after the transformers,
 * so that what it sees they have seen. Thread-safe.
 */
public final class MissedClasses implements ClassFileTransformer {

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> known =
      Collections.newSetFromMap(new WeakHashMap<Class<?>, Boolean>());

  /** Notes a class that is being loaded; changes none. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    String name = redefined == null ? ClassFileName.of(className, classFile) : null;
    if (name != null) {
      seen.add(key(loader, name.replace('/', '.')));
    }
    return null;
  }

  /**
   * The classes that have been missed.
   *
   * @param loaded all that are loaded now
   * @return those that were not there at the first call, which returns none, and that have not been
   *     seen; each is returned once
   */
  public synchronized List<Class<?>> among(Class<?>[] loaded) {
    boolean first = known.isEmpty();
    List<Class<?>> missed = new ArrayList<>();
    for (Class<?> one : loaded) {
      if (known.add(one) && !first && !seen.contains(key(one.getClassLoader(), one.getName()))) {
        missed.add(one);
      }
    }
    return missed;
  }

  /** Two loaders of one identity may hide a class from it, which then stays as it is. */
  private static String key(ClassLoader loader, String className) {
    return className + '@' + System.identityHashCode(loader);
  }
}
