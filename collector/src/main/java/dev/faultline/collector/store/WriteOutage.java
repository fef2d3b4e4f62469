package dev.faultline.collector.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether writing fails just now; tells the log once when that begins and ends. Thread-safe. */
final class WriteOutage {

  private static final Logger LOG = LoggerFactory.getLogger(WriteOutage.class);

  private boolean underWay;
  private long eventsRefused;

  synchronized void failed(int events, Throwable cause) {
    eventsRefused += events;
    if (!underWay) {
      underWay = true;
      LOG.error(
          "events cannot be stored, senders are asked to send them again: {}", cause.toString());
      LOG.debug("the first failure", cause);
    }
  }

  synchronized void succeeded() {
    if (underWay) {
      LOG.info("events are stored again; {} were refused in between", eventsRefused);
      underWay = false;
      eventsRefused = 0;
    }
  }

  synchronized boolean isUnderWay() {
    return underWay;
  }
}
