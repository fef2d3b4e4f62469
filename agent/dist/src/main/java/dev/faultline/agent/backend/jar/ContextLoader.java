package dev.faultline.agent.backend.jar;

/**
 * The thread's context class loader while it runs code of a backend, for libraries that look for
 * classes by it: JAAS, {@code ServiceLoader}. Used by one thread.
 */
final class ContextLoader {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  private ContextLoader(ClassLoader during) {
    thread.setContextClassLoader(during);
  }

  static ContextLoader set(ClassLoader during) {
    return new ContextLoader(during);
  }

  void restore() {
    thread.setContextClassLoader(before);
  }
}
