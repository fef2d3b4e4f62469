package dev.faultline.client.delivery;

/** Sends an encoded batch to a backend, once. */
public interface BatchSender {
  /**
   * Sends and waits for the answer, within bounds of its own. A failure to reach the backend is an
   * outcome, not an exception. Called by the export thread alone.
   */
  SendOutcome send(byte[] body);

  /**
   * Sends to another place from the next {@link #send} on. Called by any thread.
   *
   * @param settings address and headers; how patiently to connect and read
   */
  void redirect(DeliverySettings settings);

  /**
   * Makes a {@link #send} that is under way return soon, and any after it. Called by any thread, at
   * the end.
   */
  void cancel();

  /** Lets go of connections, when nothing will be sent any more. Calling it again does nothing. */
  void close();
}
