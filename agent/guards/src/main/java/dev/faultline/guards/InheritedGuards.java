package dev.faultline.guards;

import dev.faultline.capture.identity.WeakIdentity;
import dev.faultline.weaving.guard.declaration.AnnotationScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.objectweb.asm.ClassReader;

/**
 * Finds classes that inherit guards: a class may declare methods that an annotation of a superclass
 * guards, and name no annotation itself. The superclass is loaded later than its subclass is woven,
 * so its class file is read, once for each class loader. Not first looked whether there are such
 * annotations at all: where there are none, that opens every jar. Thread-safe, lock-free.
 */
final class InheritedGuards {

  private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private final ConcurrentMap<WeakIdentity<ClassLoader>, Ancestors> ofLoaders =
      new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  /**
   * Whether a superclass of a class names annotations of guards.
   *
   * @param loader of the class, not null
   * @throws RuntimeException when the bytes are not a class file
   */
  boolean mayInherit(ClassLoader loader, byte[] classFile) {
    return of(loader).areGuarded(loader, new ClassReader(classFile).getSuperName());
  }

  private Ancestors of(ClassLoader loader) {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      ofLoaders.remove(one);
    }
    WeakIdentity<ClassLoader> key = new WeakIdentity<>(loader, gone);
    Ancestors there = ofLoaders.get(key);
    if (there == null) {
      Ancestors made = new Ancestors();
      there = ofLoaders.putIfAbsent(key, made);
      return there == null ? made : there;
    }
    return there;
  }

  /** Superclasses as one class loader finds them. */
  private static final class Ancestors {

    private final ConcurrentMap<String, Boolean> guarded = new ConcurrentHashMap<>();

    /**
     * Whether a class or one above it names annotations.
     *
     * @param name internal name; null for none
     */
    boolean areGuarded(ClassLoader loader, String name) {
      if (name == null || isOfTheJdk(name)) {
        return false;
      }
      Boolean there = guarded.get(name);
      if (there == null) {
        there = read(loader, name);
        guarded.put(name, there);
      }
      return there;
    }

    private boolean read(ClassLoader loader, String name) {
      try (InputStream in = loader.getResourceAsStream(name + ".class")) {
        if (in == null) {
          return false;
        }
        byte[] file = bytes(in);
        return AnnotationScan.finds(file)
            || areGuarded(loader, new ClassReader(file).getSuperName());
      } catch (IOException | RuntimeException unreadable) {
        return false;
      }
    }

    private static byte[] bytes(InputStream in) throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream(4096);
      byte[] part = new byte[4096];
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        all.write(part, 0, count);
      }
      return all.toByteArray();
    }

    private static boolean isOfTheJdk(String name) {
      for (String prefix : JDK) {
        if (name.startsWith(prefix)) {
          return true;
        }
      }
      return false;
    }
  }
}
