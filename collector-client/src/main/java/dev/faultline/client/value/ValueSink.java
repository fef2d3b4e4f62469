package dev.faultline.client.value;

import java.io.IOException;

/**
 * What {@link ValueTree} tells of a tree, in the order in which it is written. Lists and maps come
 * as what begins and ends them, with one value between the beginning and the end of each item and
 * entry.
 */
public interface ValueSink {
  /** Null. */
  void nothing() throws IOException;

  /** A text, as long and as ill-formed as it is. */
  void text(String value) throws IOException;

  void flag(boolean value) throws IOException;

  void integer(long value) throws IOException;

  /** A finite number; others come as texts. */
  void floating(double value) throws IOException;

  void startList() throws IOException;

  void startItem() throws IOException;

  void endItem() throws IOException;

  void endList() throws IOException;

  void startMap() throws IOException;

  /**
   * @param key as long and as ill-formed as it is
   */
  void startEntry(String key) throws IOException;

  void endEntry() throws IOException;

  void endMap() throws IOException;
}
