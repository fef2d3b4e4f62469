package dev.faultline.client.backend;

/** Sends what has been encoded to a backend, once. */
public interface BatchSender {
  /**
   * The backend for people, in logs and status, such as its URL; without credentials. The same from
   * call to call.
   */
  String description();

  /**
   * Sends and waits for the answer, within bounds of its own. A failure to reach the backend is an
   * outcome, not an exception. Called by one thread at a time.
   */
  SendOutcome send(byte[] body);

  /**
   * Makes a {@link #send} that is under way return soon, and any after it. Called by any thread, at
   * the end.
   */
  void cancel();

  /**
   * Lets go of connections and files, when nothing will be sent any more. Calling it again does
   * nothing.
   */
  void close();
}
