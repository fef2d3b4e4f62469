package dev.faultline.client.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * The threads of one HTTP client, other than the one that sends. OkHttp's own are shared by all
 * clients of a class loader and linger for a minute after the last use; an agent that is detached
 * must leave none behind, because they keep its class loader.
 */
final class HttpThreads {
  private static final String NAME = "faultline-http";

  private final TaskRunner.RealBackend backend;
  private final TaskRunner runner;

  HttpThreads(final ThreadFactory factory) {
    backend =
        new TaskRunner.RealBackend(
            new ThreadFactory() {
              @Override
              public Thread newThread(Runnable work) {
                Thread thread = factory.newThread(work);
                thread.setName(NAME);
                thread.setDaemon(true);
                return thread;
              }
            });
    runner = new TaskRunner(backend, TaskRunner.Companion.getLogger());
  }

  /** A pool whose idle connections are closed by these threads. */
  ConnectionPool connectionPool(int idle, long keepAlive, TimeUnit unit) {
    return new ConnectionPool(
        idle, keepAlive, unit, runner, ConnectionListener.Companion.getNONE());
  }

  /** Ends them. The pool is empty. */
  void end() {
    backend.shutdown();
    OkioWatchdog.end();
  }
}
