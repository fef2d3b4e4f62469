package dev.faultline.client.delivery;

/** What one flush waits for. Immutable. */
final class FlushRequest {
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
