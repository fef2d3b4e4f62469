package dev.faultline.sample.stock;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;

/** The clerks of the stock room, who work side by side. */
@Service
class StockRoom implements DisposableBean {
  private static final int CLERKS = 4;

  private final StockMover mover;
  private final ExecutorService clerks =
      Executors.newFixedThreadPool(CLERKS, new CustomizableThreadFactory("stock-clerk-"));

  StockRoom(StockMover mover) {
    this.mover = mover;
  }

  /**
   * Makes all moves, and returns when every one is done or has failed.
   *
   * @throws StockMoveConflictException the first move's, when moves stood in each other's way; the
   *     others were made
   */
  void makeAll(List<StockMove> moves) throws InterruptedException {
    List<Callable<Void>> work = moves.stream().map(this::task).toList();
    for (Future<Void> done : clerks.invokeAll(work)) {
      try {
        done.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("A move of stock failed", e.getCause());
      }
    }
  }

  private Callable<Void> task(StockMove move) {
    return () -> {
      mover.move(move);
      return null;
    };
  }

  @Override
  public void destroy() {
    clerks.shutdownNow();
  }
}
