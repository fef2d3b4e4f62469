package dev.faultline.instrumentation.facade;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.InstrumentationTransformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** An application's class loader, with the facade as an agent would have woven it. */
final class WovenFacade extends ClassLoader {

  private static final String PACKAGE = "dev.faultline.api.";

  WovenFacade() {
    super(WovenFacade.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE) && !name.endsWith("Application")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) {
    String internalName = name.replace('.', '/');
    byte[] file = read(internalName);
    byte[] woven = woven(internalName, file);
    byte[] result = woven == null ? file : woven;
    return defineClass(name, result, 0, result.length);
  }

  /** As the agent makes it of the class, or null when it leaves the class alone. */
  static byte[] woven(String internalName, byte[] file) {
    return new InstrumentationTransformer(
            List.of(FacadeInstrumentation.ofThisAgent()),
            List.of(),
            AgentLog.standardError(AgentLog.Level.OFF))
        .transform(null, internalName, null, null, file);
  }

  static byte[] read(String internalName) {
    try (InputStream in =
        WovenFacade.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
