package dev.faultline.client.delivery;

/** A flush that was asked for, to be {@link EventDelivery#await awaited}. Immutable. */
public final class FlushRequest {
  private final long number;
  private final long admitted;

  FlushRequest(long number, long admitted) {
    this.number = number;
    this.admitted = admitted;
  }

  /** Flushes are numbered from 1 in the order in which they are made. */
  long number() {
    return number;
  }

  /** How many events were let in before it: so many have to be settled. */
  long admitted() {
    return admitted;
  }
}
