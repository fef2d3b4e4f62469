package dev.faultline.collector.store;

/** Events come faster than they can be stored: they should be sent again later. */
public final class StoreQueueFullException extends RuntimeException {

  StoreQueueFullException(String message) {
    super(message);
  }
}
