package com.acme.threads;

/** Prints what a program can see of the threads of its JVM. */
public final class Threads {

  private Threads() {}

  public static void main(String[] arguments) {
    System.out.println(new Thread().getName());
    ThreadGroup own = Thread.currentThread().getThreadGroup();
    Thread[] threads = new Thread[100];
    int count = own.enumerate(threads);
    for (int i = 0; i < count; i++) {
      System.out.println(own.getName() + ": " + threads[i].getName());
    }
    System.out.println(Thread.getDefaultUncaughtExceptionHandler());
    System.out.println(Thread.currentThread().getContextClassLoader() == Threads.class.getClassLoader());
  }
}
