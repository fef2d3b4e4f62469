package dev.faultline.weaving.loaded;

import dev.faultline.weaving.inapp.InAppClasses;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Finds, among the classes that a JVM has loaded, those to be woven. Loads none. */
public final class LoadedClasses {

  private final Instrumentation instrumentation;
  private final ClassLoader agentLoader = LoadedClasses.class.getClassLoader();
  private final Method isHidden;

  public LoadedClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    this.isHidden = isHidden();
  }

  private static Method isHidden() {
    try {
      return Class.class.getMethod("isHidden");
    } catch (NoSuchMethodException beforeJava15) {
      return null;
    }
  }

  /** The in-app ones that the JVM can change. */
  public List<Class<?>> inApp(Class<?>[] loaded, InAppClasses inApp) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> one : loaded) {
      ClassLoader loader = one.getClassLoader();
      if (loader != null
          && loader != agentLoader
          && !one.isArray()
          && !isHidden(one)
          && inApp.covers(one.getName().replace('.', '/'), one.getProtectionDomain())
          && instrumentation.isModifiableClass(one)) {
        found.add(one);
      }
    }
    return found;
  }

  /** Lambdas and the like; before Java 15 they have a slash in their name. */
  private boolean isHidden(Class<?> one) {
    try {
      return one.getName().indexOf('/') >= 0 || isHidden != null && (Boolean) isHidden.invoke(one);
    } catch (ReflectiveOperationException impossible) {
      return false;
    }
  }
}
