package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;

/** On the export thread itself, which has nothing to do meanwhile. */
final class SendingHere implements Sending {
  @Override
  public SendOutcome send(Backend to, byte[] body) {
    return to.send(body);
  }

  @Override
  public void hurry() {}

  @Override
  public void end() {}
}
