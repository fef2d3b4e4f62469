package com.acme.busy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads class after class on several threads until it has been attached to and has enough of them,
 * then calls each, which throws. Some have a superclass that takes its time to be found, one until
 * it has been attached to: the JVM has shown their class file to transformers then, and does not
 * have them among the loaded classes yet.
 */
public final class Busy {

  private static final int THREADS = 4;
  private static final int SLOW_ONE_OF = 20;

  /** Classes that each thread loads. */
  private static final int LEAST = 500;

  private Busy() {}

  /**
   * @param arguments two files: the one appears when it has been attached to, the other when it has
   *     loaded enough
   */
  public static void main(String[] arguments) throws Exception {
    final File attached = new File(arguments[0]);
    final File enough = new File(arguments[1]);
    final byte[] classFile = classFile();
    final int[] thrown = new int[THREADS + 1];
    final CountDownLatch holds = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      final int index = i;
      threads.add(
          new Thread(
              () -> {
                List<Runnable> loaded = new ArrayList<>();
                while (!enough.exists() || loaded.size() < LEAST) {
                  boolean isSlow = loaded.size() % SLOW_ONE_OF == index;
                  loaded.add(load(new Own(classFile, isSlow ? Busy::pause : () -> {})));
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                thrown[index] = throwAll(loaded);
              }));
    }
    threads.add(
        new Thread(
            () -> {
              Own own =
                  new Own(
                      classFile,
                      () -> {
                        holds.countDown();
                        awaitFile(attached);
                      });
              List<Runnable> loaded = Collections.singletonList(load(own));
              awaitFile(enough);
              thrown[THREADS] = throwAll(loaded);
            }));
    for (Thread thread : threads) {
      thread.start();
    }
    holds.await();
    System.out.println("started");
    int all = 0;
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).join();
      all += thrown[i];
    }
    System.out.println("thrown " + all);
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
  }

  private static void awaitFile(File file) {
    while (!file.exists()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
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

    private final byte[] classFile;
    private final Runnable beforeSuperclass;

    Own(byte[] classFile, Runnable beforeSuperclass) {
      super(Busy.class.getClassLoader());
      this.classFile = classFile;
      this.beforeSuperclass = beforeSuperclass;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Thrower.class.getName())) {
        if (name.equals(Slow.class.getName())) {
          beforeSuperclass.run();
        }
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
    }
  }
}
