package dev.faultline.client.backend;

import dev.faultline.client.event.Event;
import java.io.IOException;
import java.util.List;

/**
 * Somewhere that events go. Whoever delivers asks it to encode a batch, keeps the bytes, in memory
 * or on disk, for as long as {@link #send} calls for it, and counts what became of the events. So a
 * backend needs neither threads nor queues nor retries of its own.
 *
 * <p>What was encoded may be sent much later, and by another instance in another process: all of it
 * is in the bytes. Making a backend opens and loads nothing; the first batch does. All methods but
 * {@link #cancel} and {@link #description} are called by one thread at a time; only {@link #encode}
 * may be called, by another thread, while {@link #send} is under way.
 */
public interface Backend extends BatchSender {
  /**
   * What {@link #send} will be given.
   *
   * @param events at least one, at most {@link #maxBatchEvents()}
   * @throws IOException when they cannot be encoded; any other exception means the same. They are
   *     tried again in halves, so that one bad event does not take others with it
   */
  byte[] encode(List<? extends Event> events) throws IOException;

  /**
   * Takes note that events were given up otherwise than by an answer of {@link #send}, for backends
   * that pass it on. Called before the next {@link #send}.
   *
   * @param reason any but those {@link DropReason#isOfBackend of the backend}
   * @param events how many more, 1 or more
   */
  default void lost(DropReason reason, long events) {}

  /**
   * Parts a batch that was encoded, because it is too large for where it is sent: what is on disk
   * is there in this form alone.
   *
   * @param body as {@link #encode} made it, perhaps in another process and by other settings
   * @param events how many there are in it, 2 or more
   * @return two, the first with {@code events / 2} events, the second with the others; null when it
   *     cannot be parted, and is given up
   * @throws IOException when it is damaged; any other exception means the same
   */
  default List<byte[]> halve(byte[] body, int events) throws IOException {
    return null;
  }

  /**
   * Whether batches should be kept on disk until it has them: not for what is a file of this
   * machine itself.
   */
  default boolean wantsSpool() {
    return true;
  }

  /** How many events it can take at once, 1 or more, whatever the settings say. */
  default int maxBatchEvents() {
    return Integer.MAX_VALUE;
  }
}
