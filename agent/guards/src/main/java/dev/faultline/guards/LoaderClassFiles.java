package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.ClassFiles;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;

/** Class files as a class loader has them. Thread-safe. */
public final class LoaderClassFiles implements ClassFiles {

  private final ClassLoader loader;

  /**
   * @param loader null for the bootstrap class loader
   */
  public LoaderClassFiles(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public ClassOutline find(String className) {
    String name = className + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(name)
            : loader.getResourceAsStream(name)) {
      return in == null ? null : ClassOutline.of(new ClassReader(in));
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }
}
