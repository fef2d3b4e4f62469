package com.acme.deploy;

import java.net.URL;
import java.net.URLClassLoader;

/** Takes a class of its own before its parent's, as the class loaders of web applications do. */
final class ChildFirst extends URLClassLoader {

  ChildFirst(URL[] files) {
    super(files, ChildFirst.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException notItsOwn) {
        return super.loadClass(name, resolve);
      }
    }
  }
}
