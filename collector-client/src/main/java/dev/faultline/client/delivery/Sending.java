package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;

/**
 * How an encoded batch is handed to the backend. Used by the export thread alone, but for {@link
 * #hurry}.
 */
interface Sending {
  /** As {@link Backend#send}, whatever that throws too. */
  SendOutcome send(Backend to, byte[] body);

  /** Whatever waits for an attempt is to go its own way at once. Called by any thread. */
  void hurry();

  /** Lets go of what it has, at the end. */
  void end();
}
