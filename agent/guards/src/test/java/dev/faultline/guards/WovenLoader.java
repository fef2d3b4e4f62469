package dev.faultline.guards;

import java.io.IOException;
import java.io.InputStream;

/** A class loader of an application whose classes are guarded as they load. */
final class WovenLoader extends ClassLoader {

  private final GuardWeaving weaving;

  WovenLoader(GuardWeaving weaving) {
    super(WovenLoader.class.getClassLoader());
    this.weaving = weaving;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> loaded = findLoadedClass(name);
    if (loaded != null) {
      return loaded;
    }
    if (!name.contains("Till")) {
      return super.loadClass(name, resolve);
    }
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] original = in.readAllBytes();
      byte[] woven = weaving.transform(this, name.replace('.', '/'), null, null, original);
      byte[] classFile = woven == null ? original : woven;
      return defineClass(name, classFile, 0, classFile.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** A new object of a class. */
  Object make(Class<?> type) throws ReflectiveOperationException {
    return loadClass(type.getName()).getConstructor().newInstance();
  }
}
