package dev.faultline.client.backend;

/** Sends what has been encoded to a backend, once. */
public interface BatchSender {
  /**
   * The backend for people, in logs and status, such as its URL; without credentials. The same from
   * call to call.
   */
  String description();

  /**
   * Looks at what its settings name: files, and whether what is in them can be used. Making it has
   * looked at the settings alone, for what they name may come later, or change. May load much and
   * wait for a disk; sends nothing. Called before it is used, on a thread that may do that, or
   * never.
   *
   * @throws InvalidBackendException when something has to be mended before anything can be sent
   */
  default void check() {}

  /**
   * Sends and waits for the answer, within bounds of its own. A failure to reach the backend is an
   * outcome, not an exception. Called by one thread at a time.
   */
  SendOutcome send(byte[] body);

  /**
   * Makes a {@link #send} that is under way return soon, and any after it. Must not wait, neither
   * for that nor for anything else. Called by any thread, at the end or when another takes its
   * place, perhaps more than once.
   */
  void cancel();

  /**
   * Lets go of connections and files, when nothing will be sent any more, within half a second:
   * what takes longer is not waited for. Calling it again does nothing.
   */
  void close();
}
