package dev.faultline.client.otlp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a message of protobuf, field by field. Whatever the bytes are, it ends, with an {@link
 * IOException} when they are no message. Used by one thread.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int fieldStart;
  private int tag;

  ProtobufReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ProtobufReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /**
   * Goes to the next field, whose value must be read or skipped then.
   *
   * @return whether there is one
   */
  boolean next() throws IOException {
    if (position == end) {
      return false;
    }
    fieldStart = position;
    long read = varint();
    if (read >>> 3 == 0 || read > 0xFFFF_FFFFL) {
      throw new IOException("no field has the number " + (read >>> 3));
    }
    tag = (int) read;
    return true;
  }

  /** Whether the field has this number, and the type of integers. */
  boolean isInteger(int number) {
    return tag == (number << 3 | VARINT);
  }

  /** Whether the field has this number, and the type of messages and texts. */
  boolean isPiece(int number) {
    return tag == (number << 3 | LENGTH_DELIMITED);
  }

  long integer() throws IOException {
    return varint();
  }

  ProtobufReader message() throws IOException {
    int start = take(length());
    return new ProtobufReader(bytes, start, position);
  }

  String text() throws IOException {
    int start = take(length());
    return new String(bytes, start, position - start, StandardCharsets.UTF_8);
  }

  /** Passes over a field that nobody asks for. */
  void skip() throws IOException {
    switch (tag & 7) {
      case VARINT:
        varint();
        break;
      case FIXED64:
        take(8);
        break;
      case LENGTH_DELIMITED:
        take(length());
        break;
      case FIXED32:
        take(4);
        break;
      default:
        throw new IOException("a field has the unknown type " + (tag & 7));
    }
  }

  /** Copies the field as it is, with its number. */
  void copyTo(ProtobufBuffer buffer) throws IOException {
    skip();
    buffer.raw(bytes, fieldStart, position);
  }

  private long length() throws IOException {
    return varint();
  }

  private int take(long length) throws IOException {
    if (length < 0 || length > end - position) {
      throw new EOFException("a field ends after the message");
    }
    int start = position;
    position += (int) length;
    return start;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes[take(1)];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("an integer has more than ten bytes");
  }
}
