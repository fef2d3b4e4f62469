package com.acme.busy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads class after class on several threads until a file appears, then calls each, which throws.
 * Some have a superclass that takes its time to be found: the JVM has shown their class file to
 * transformers then, and does not have them among the loaded classes yet.
 */
public final class Busy {

  private static final int THREADS = 4;
  private static final int SLOW_ONE_OF = 20;

  /** Classes that each thread loads. */
  private static final int LEAST = 500;

  private Busy() {}

  public static void main(String[] arguments) throws Exception {
    final File enough = new File(arguments[0]);
    final byte[] classFile = classFile();
    final int[] thrown = new int[THREADS];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      final int index = i;
      Thread thread =
          new Thread(
              () -> {
                List<Runnable> loaded = new ArrayList<>();
                while (!enough.exists() || loaded.size() < LEAST) {
                  loaded.add(load(new Own(classFile, loaded.size() % SLOW_ONE_OF == index)));
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                thrown[index] = throwAll(loaded);
              });
      thread.start();
      threads.add(thread);
    }
    System.out.println("started");
    int all = 0;
    for (int i = 0; i < THREADS; i++) {
      threads.get(i).join();
      all += thrown[i];
    }
    System.out.println("thrown " + all);
  }

  private static Runnable load(Own loader) {
    try {
      return (Runnable)
          loader.loadClass(Thrower.class.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int throwAll(List<Runnable> throwers) {
    int count = 0;
    for (Runnable thrower : throwers) {
      try {
        thrower.run();
      } catch (UnsupportedOperationException expected) {
        count++;
      }
    }
    return count;
  }

  private static byte[] classFile() throws Exception {
    try (InputStream in = Busy.class.getResourceAsStream("Thrower.class")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b);
      }
      return out.toByteArray();
    }
  }

  /** Has a class of its own of the one name. */
  private static final class Own extends ClassLoader {

    private final boolean isSlow;
    private final byte[] classFile;

    Own(byte[] classFile, boolean isSlow) {
      super(Busy.class.getClassLoader());
      this.classFile = classFile;
      this.isSlow = isSlow;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Thrower.class.getName())) {
        if (isSlow && name.equals(Slow.class.getName())) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
    }
  }
}
