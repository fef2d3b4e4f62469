package dev.faultline.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transformer that remembers by name which classes another one has changed, so that they can be
 * changed back. By name alone: a class that is being loaded has no other identity yet, and its
 * class loader must not be kept. Thread-safe; takes no lock.
 */
final class WovenNames implements ClassFileTransformer {

  private final ClassFileTransformer transformer;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  WovenNames(ClassFileTransformer transformer) {
    this.transformer = transformer;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile)
      throws IllegalClassFormatException {
    byte[] woven = transformer.transform(loader, className, redefined, domain, classFile);
    if (woven != null && className != null) {
      names.add(className.replace('/', '.'));
    }
    return woven;
  }

  /** The class was not changed after all: the JVM refused it. */
  void forget(String className) {
    names.remove(className);
  }

  /** How many classes have been changed; those of one name count as one. */
  int size() {
    return names.size();
  }

  /** Whether a class of this binary name has been changed. */
  boolean contains(String className) {
    return names.contains(className);
  }
}
