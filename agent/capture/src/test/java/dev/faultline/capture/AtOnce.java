package dev.faultline.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same on several threads, which all start together. */
public final class AtOnce {

  /** What one of the threads does. */
  public interface Work {
    void on(int thread) throws Exception;
  }

  private AtOnce() {}

  /** Returns when all have ended; throws what one of them threw. */
  public static void run(int threads, Work work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      running.add(
          executor.submit(
              () -> {
                start.await();
                work.on(thread);
                return null;
              }));
    }
    executor.shutdown();
    for (Future<?> one : running) {
      one.get();
    }
  }
}
