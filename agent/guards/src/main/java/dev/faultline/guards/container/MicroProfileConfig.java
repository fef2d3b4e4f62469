package dev.faultline.guards.container;

import dev.faultline.weaving.guard.declaration.Overrides;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The configuration of the application that the current thread works for, as MicroProfile Config
 * has it (2.0, ConfigProvider). Looked for when it is first asked. Used by one thread.
 */
public final class MicroProfileConfig implements Overrides {

  private static final String PROVIDER = "org.eclipse.microprofile.config.ConfigProvider";
  private static final String CONFIG = "org.eclipse.microprofile.config.Config";

  private final ContainerClasses classes;
  private boolean lookedFor;
  private Object config;
  private Method getOptionalValue;

  /**
   * @param context of the current thread; null for none
   * @param own of the guarded class
   */
  public MicroProfileConfig(ClassLoader context, ClassLoader own) {
    this.classes = new ContainerClasses(context, own);
  }

  @Override
  public String value(String name) {
    if (!lookedFor) {
      lookedFor = true;
      lookFor();
    }
    if (config == null) {
      return null;
    }
    try {
      return (String)
          ((Optional<?>) getOptionalValue.invoke(config, name, String.class)).orElse(null);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException("the configuration cannot be asked for " + name, failed);
    }
  }

  private void lookFor() {
    Class<?> provider = classes.first(PROVIDER);
    if (provider == null) {
      return;
    }
    try {
      config = provider.getMethod("getConfig").invoke(null);
      getOptionalValue =
          Class.forName(CONFIG, false, provider.getClassLoader())
              .getMethod("getOptionalValue", String.class, Class.class);
    } catch (InvocationTargetException withoutAny) {
      // An application may carry the classes and no implementation of them.
      config = null;
    } catch (ReflectiveOperationException otherVersion) {
      config = null;
    }
  }
}
