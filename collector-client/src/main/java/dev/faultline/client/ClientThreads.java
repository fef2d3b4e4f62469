package dev.faultline.client;

import java.util.concurrent.ThreadFactory;

/** Makes threads that hold up nobody's end and keep no application's class loader. */
final class ClientThreads implements ThreadFactory {
  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "faultline-client");
    thread.setDaemon(true);
    thread.setContextClassLoader(ClientThreads.class.getClassLoader());
    return thread;
  }
}
