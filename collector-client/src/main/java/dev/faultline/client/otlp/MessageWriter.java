package dev.faultline.client.otlp;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one message of OTLP, field by field, in one of its encodings, so that what a message looks
 * like is told once. The writer is in the outermost message from its making until it is closed,
 * which finishes it and leaves the stream open. Whatever is started has to be ended, in turn. Used
 * by one thread.
 */
interface MessageWriter extends Closeable {
  /** Begins a message within this one. */
  void startMessage(Field field) throws IOException;

  void endMessage() throws IOException;

  /** Begins a field that holds any number of messages, or of integers. */
  void startRepeated(Field field) throws IOException;

  /** Begins the next message of the repeated field that was begun last. */
  void startElement() throws IOException;

  void endElement() throws IOException;

  /** The next integer of the repeated field that was begun last. */
  void element(long value) throws IOException;

  void endRepeated() throws IOException;

  /**
   * @param value well-formed
   */
  void text(Field field, String value) throws IOException;

  void flag(Field field, boolean value) throws IOException;

  /** A number without a fraction, of any of their types. */
  void integer(Field field, long value) throws IOException;

  void floating(Field field, double value) throws IOException;
}
