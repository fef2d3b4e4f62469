package dev.faultline.client;

/** Has a client send what waits when the JVM ends. */
final class ShutdownFlush {
  private final Thread hook;

  private ShutdownFlush(Thread hook) {
    this.hook = hook;
  }

  /** Null when the JVM is about to end already. */
  static ShutdownFlush of(final FaultlineClient client) {
    Thread hook =
        new ClientThreads()
            .newThread(
                new Runnable() {
                  @Override
                  public void run() {
                    client.finish();
                  }
                });
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return new ShutdownFlush(hook);
    } catch (IllegalStateException ending) {
      return null;
    }
  }

  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It runs, or has run.
    }
  }
}
