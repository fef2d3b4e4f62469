package dev.faultline.weaving.site;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Defines all of the given classes itself, woven. */
public final class OwnClasses extends ClassLoader {

  private final Map<String, byte[]> classes;
  private final UnaryOperator<byte[]> weaver;
  private int woven;

  /**
   * @param classes by their internal names
   * @param weaver returns null for what it leaves as it is
   */
  public OwnClasses(Map<String, byte[]> classes, UnaryOperator<byte[]> weaver) {
    super(OwnClasses.class.getClassLoader());
    this.classes = classes;
    this.weaver = weaver;
  }

  /** How many have been woven. */
  public int woven() {
    return woven;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] file = classes.get(name.replace('.', '/'));
    if (file == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name, file) : loaded;
    }
  }

  private Class<?> define(String name, byte[] file) {
    byte[] result = weaver.apply(file);
    woven += result == null ? 0 : 1;
    byte[] bytes = result == null ? file : result;
    return defineClass(name, bytes, 0, bytes.length);
  }
}
