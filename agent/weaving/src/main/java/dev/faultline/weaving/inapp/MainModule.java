package dev.faultline.weaving.inapp;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Optional;

/** The module that {@code java -m} starts. Asked for by reflection: Java 8 has none. Immutable. */
final class MainModule {

  private final String mainClass;
  private final File location;

  MainModule(String mainClass, File location) {
    this.mainClass = mainClass;
    this.location = location;
  }

  /** The main module of this JVM, or null when it was not started with one of the user's. */
  static MainModule ofThisJvm() {
    String started = System.getProperty("jdk.module.main");
    if (started == null) {
      return null;
    }
    int slash = started.indexOf('/');
    try {
      Object reference = reference(slash < 0 ? started : started.substring(0, slash));
      Optional<?> location =
          (Optional<?>) call(reference, "java.lang.module.ModuleReference", "location");
      if (!location.isPresent() || !"file".equals(((URI) location.get()).getScheme())) {
        // One of the JDK's own, such as the one that starts a program from its source.
        return null;
      }
      Object descriptor = call(reference, "java.lang.module.ModuleReference", "descriptor");
      Optional<?> mainClass =
          (Optional<?>) call(descriptor, "java.lang.module.ModuleDescriptor", "mainClass");
      return new MainModule(
          mainClass.isPresent() ? (String) mainClass.get() : null, new File((URI) location.get()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A launcher of another kind set the property; what the class path tells has to do.
      return null;
    }
  }

  private static Object reference(String name) throws ReflectiveOperationException {
    Object layer = Class.forName("java.lang.ModuleLayer").getMethod("boot").invoke(null);
    Object configuration = call(layer, "java.lang.ModuleLayer", "configuration");
    Method findModule =
        Class.forName("java.lang.module.Configuration").getMethod("findModule", String.class);
    Object resolved = ((Optional<?>) findModule.invoke(configuration, name)).get();
    return call(resolved, "java.lang.module.ResolvedModule", "reference");
  }

  private static Object call(Object target, String type, String method)
      throws ReflectiveOperationException {
    return Class.forName(type).getMethod(method).invoke(target);
  }

  /** The class that the module names as its main class, or null. */
  String mainClass() {
    return mainClass;
  }

  /** The jar or folder that the module comes from. */
  File location() {
    return location;
  }
}
