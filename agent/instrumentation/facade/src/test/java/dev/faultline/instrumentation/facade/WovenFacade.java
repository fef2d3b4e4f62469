package dev.faultline.instrumentation.facade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An application's class loader, with the facade as an agent would have woven it. */
final class WovenFacade extends ClassLoader {

  private static final String PACKAGE = "dev.faultline.api.";

  private final FacadeInstrumentation instrumentation = new FacadeInstrumentation();

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
    byte[] result =
        instrumentation.className().equals(internalName) ? instrumentation.instrument(file) : file;
    return defineClass(name, result, 0, result.length);
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
