package dev.faultline.resilience.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs one task on many threads that begin together, and hands on what any of them failed with. */
public final class Threads {

  /** How many, wherever nothing else is said. */
  public static final int MANY = 64;

  private Threads() {}

  /** A task of one thread. */
  public interface Task<T> {
    T run(int thread) throws Exception;
  }

  public static <T> List<T> run(int count, Task<T> task) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(count);
    try {
      CyclicBarrier start = new CyclicBarrier(count);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int thread = i;
        Callable<T> begun =
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return task.run(thread);
            };
        running.add(executor.submit(begun));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(120, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
