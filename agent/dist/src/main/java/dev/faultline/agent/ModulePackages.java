package dev.faultline.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Gives packages of named modules to the agent's own class loader, and to nobody else: {@code
 * Module.isOpen} and {@code isExported} answer the application as before. Does nothing on Java 8,
 * which has no modules. Thread-safe.
 */
final class ModulePackages {

  private final Instrumentation instrumentation;

  ModulePackages(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Makes the public classes of a package usable. */
  void export(Class<?> ofModule, String packageName) throws ReflectiveOperationException {
    redefine(ofModule, packageName, false);
  }

  /** Makes a package open to reflection, its private fields too. */
  void open(Class<?> ofModule, String packageName) throws ReflectiveOperationException {
    redefine(ofModule, packageName, true);
  }

  private void redefine(Class<?> ofModule, String packageName, boolean open)
      throws ReflectiveOperationException {
    Class<?> module;
    try {
      module = Class.forName("java.lang.Module");
    } catch (ClassNotFoundException java8) {
      return;
    }
    Method moduleOf = Class.class.getMethod("getModule");
    Object mine = moduleOf.invoke(ModulePackages.class);
    Map<String, Set<?>> none = Collections.emptyMap();
    Map<String, Set<?>> packages =
        Collections.<String, Set<?>>singletonMap(packageName, Collections.singleton(mine));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            moduleOf.invoke(ofModule),
            Collections.emptySet(),
            open ? none : packages,
            open ? packages : none,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
