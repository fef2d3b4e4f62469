package dev.faultline.sample.receipts;

import dev.faultline.api.Faultline;
import dev.faultline.api.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Prints receipts one after the other, on a thread of its own. A receipt that cannot be printed
 * ends that thread; the next check starts another one, and the receipt is lost.
 */
@Component
public class ReceiptPrinter implements InitializingBean, DisposableBean {
  record Status(int waiting, long printed, long bytes, long restarts) {}

  private static final Logger log = LoggerFactory.getLogger(ReceiptPrinter.class);

  private final BlockingQueue<Receipt> waiting = new LinkedBlockingQueue<>();
  private final ReceiptEncoder encoder = new ReceiptEncoder();
  private final AtomicLong printed = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private Thread worker;
  private boolean closed;

  @Override
  public synchronized void afterPropertiesSet() {
    worker = startWorker();
  }

  /** Queues a receipt. */
  public void print(Receipt receipt) {
    waiting.add(receipt);
  }

  Status status() {
    return new Status(waiting.size(), printed.get(), bytes.get(), restarts.get());
  }

  @Scheduled(fixedDelayString = "${bookshop.receipts.check-every}")
  synchronized void check() {
    if (!closed && !worker.isAlive()) {
      restarts.incrementAndGet();
      log.warn("The receipt printer had stopped and is started again");
      Faultline.message("The receipt printer had stopped", Level.WARNING);
      worker = startWorker();
    }
  }

  private Thread startWorker() {
    Thread thread = new Thread(this::work, "receipt-printer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void work() {
    try {
      while (true) {
        Receipt receipt = waiting.take();
        byte[] line = encoder.encode(receipt);
        bytes.addAndGet(line.length);
        printed.incrementAndGet();
      }
    } catch (InterruptedException e) {
      // The shop closes.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void destroy() {
    closed = true;
    worker.interrupt();
  }
}
