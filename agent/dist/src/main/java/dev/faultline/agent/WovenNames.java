package dev.faultline.agent;

import dev.faultline.weaving.code.ClassFileName;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transformer that remembers by name which classes another one has changed, so that they can be
 * changed back. By name alone: a class that is being loaded has no other identity yet, and its
 * class loader must not be kept. Of a program that makes classes for ever it remembers so many, and
 * takes all others for changed. Thread-safe; takes no lock.
 */
final class WovenNames implements ClassFileTransformer {

  /** Some 15 MB; the largest of applications have a third of it. */
  static final int MOST = 1 << 17;

  private final ClassFileTransformer transformer;
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();

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
    String name = woven == null ? null : ClassFileName.of(className, classFile);
    if (name != null) {
      remember(name.replace('/', '.'));
    }
    return woven;
  }

  private void remember(String className) {
    if (count.get() < MOST && names.add(className)) {
      count.incrementAndGet();
    }
  }

  /** The class was not changed after all: the JVM refused it. */
  void forget(String className) {
    if (names.remove(className)) {
      count.decrementAndGet();
    }
  }

  /** How many classes have been changed, up to {@link #MOST}; those of one name count as one. */
  int size() {
    return count.get();
  }

  /** Whether a class of this binary name may have been changed. */
  boolean contains(String className) {
    return count.get() >= MOST || names.contains(className);
  }
}
