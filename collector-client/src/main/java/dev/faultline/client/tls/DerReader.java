package dev.faultline.client.tls;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Reads the elements of a value in DER, one after the other. Used by one thread. */
final class DerReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** What is in the next element, which must have this tag. */
  DerReader enter(int tag) throws IOException {
    if (next() != tag) {
      throw new IOException("its parts are not those of such a key");
    }
    int length = length();
    position += length;
    return new DerReader(bytes, position - length, position);
  }

  /** Passes over the next element. */
  void skip() throws IOException {
    next();
    int length = length();
    position += length;
  }

  /** All that has not been read. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, position, end);
  }

  private int length() throws IOException {
    int first = next();
    int length = first;
    if (first > 0x80) {
      length = 0;
      for (int i = 0x80; i < first && length < 1 << 20; i++) {
        length = length << 8 | next();
      }
    }
    if (length > end - position) {
      throw new EOFException("it was cut short");
    }
    return length;
  }

  private int next() throws IOException {
    if (position == end) {
      throw new EOFException("it was cut short");
    }
    return bytes[position++] & 0xFF;
  }
}
