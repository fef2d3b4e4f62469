package dev.faultline.client.http;

import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;

/** Reads answers by the rules of a protocol. */
public interface ResponseReader {
  /**
   * What the answer means.
   *
   * @throws IOException when the body of a success cannot be read
   */
  SendOutcome read(HttpResponse response) throws IOException;
}
