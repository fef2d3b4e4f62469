package dev.faultline.agent;

import dev.faultline.capture.snapshot.PackageOpener;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens to the agent the packages of the application's modules, and the few of the JDK in which its
 * collections and throwables keep their contents. Other packages of the JDK stay closed.
 */
final class ModuleOpener implements PackageOpener {

  private static final Set<String> OF_JDK =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("java.lang", "java.util", "java.util.concurrent")));

  private final ModulePackages modules;
  private final ConcurrentHashMap<String, Boolean> opened = new ConcurrentHashMap<>();

  ModuleOpener(ModulePackages modules) {
    this.modules = modules;
  }

  @Override
  public boolean open(Class<?> type) {
    String name = type.getName();
    int dot = name.lastIndexOf('.');
    if (dot < 0 || type.isArray()) {
      // Not of a named module.
      return true;
    }
    String packageName = name.substring(0, dot);
    boolean ofJdk = isOfJdk(packageName);
    if (ofJdk && !OF_JDK.contains(packageName)) {
      return false;
    }
    // Packages of the application may be in several modules of different class loaders.
    String key =
        ofJdk ? packageName : packageName + '@' + System.identityHashCode(type.getClassLoader());
    Boolean known = opened.get(key);
    if (known != null) {
      return known;
    }
    boolean done = tryOpen(type, packageName);
    opened.put(key, done);
    return done;
  }

  private boolean tryOpen(Class<?> type, String packageName) {
    try {
      modules.open(type, packageName);
      return true;
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return false;
    }
  }

  private static boolean isOfJdk(String packageName) {
    return packageName.startsWith("java.")
        || packageName.startsWith("javax.")
        || packageName.startsWith("jdk.")
        || packageName.startsWith("sun.")
        || packageName.startsWith("com.sun.");
  }
}
