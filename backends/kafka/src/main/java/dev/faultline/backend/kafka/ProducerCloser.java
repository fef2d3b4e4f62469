package dev.faultline.backend.kafka;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.clients.producer.Producer;

/**
 * Closes producers, each on a daemon thread of its own, which ends when the producer has: whatever
 * time it is given, a producer waits for its own thread, which may wait for brokers that do not
 * answer. Safe for use by many threads.
 */
final class ProducerCloser {
  private static final String NAME = "faultline-kafka-close";

  private final ThreadFactory threads;

  ProducerCloser(ThreadFactory threads) {
    this.threads = threads;
  }

  /**
   * Begins to close it, and waits for nothing, unless the JVM has no thread for it.
   *
   * @param timeout how long what it was given may still be sent
   */
  void close(final Producer<?, ?> producer, final Duration timeout) {
    try {
      Thread thread =
          threads.newThread(
              new Runnable() {
                @Override
                public void run() {
                  quietly(producer, timeout);
                }
              });
      thread.setName(NAME);
      thread.setDaemon(true);
      thread.start();
    } catch (RuntimeException | OutOfMemoryError noThread) {
      quietly(producer, timeout);
    }
  }

  private static void quietly(Producer<?, ?> producer, Duration timeout) {
    try {
      producer.close(timeout);
    } catch (RuntimeException | Error broken) {
      // It is done with, and what it has sent it has sent.
    }
  }
}
