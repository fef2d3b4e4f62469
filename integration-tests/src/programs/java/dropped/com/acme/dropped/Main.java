package com.acme.dropped;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loads a class again and again, each time by a loader of its own, lets it throw its own
 * exceptions, and drops it. Tells whether all loaders have been collected, and stays for as many
 * minutes as the first argument says.
 */
public final class Main {

  private static final int LOADERS = 30;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < LOADERS; i++) {
      loaders.add(useAndDrop());
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    int left = LOADERS;
    while (left > 0 && System.nanoTime() - end < 0) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
      left = 0;
      for (WeakReference<ClassLoader> loader : loaders) {
        left += loader.get() == null ? 0 : 1;
      }
    }
    System.out.println(left + " of " + LOADERS + " loaders are still there");
    if (arguments.length > 0) {
      TimeUnit.MINUTES.sleep(Integer.parseInt(arguments[0]));
    }
    System.exit(left);
  }

  private static WeakReference<ClassLoader> useAndDrop() throws Exception {
    URL here = new File(System.getProperty("java.class.path").split(File.pathSeparator)[0]).toURI().toURL();
    URLClassLoader loader = new OwnFirst(here);
    Runnable plugin =
        (Runnable)
            loader.loadClass("com.acme.dropped.Plugin").getDeclaredConstructor().newInstance();
    plugin.run();
    loader.close();
    return new WeakReference<ClassLoader>(loader);
  }

  /** Finds this package's classes itself. */
  private static final class OwnFirst extends URLClassLoader {

    OwnFirst(URL folder) {
      super(new URL[] {folder}, Main.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("com.acme.dropped.Plugin")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
