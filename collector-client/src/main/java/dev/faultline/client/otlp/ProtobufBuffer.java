package dev.faultline.client.otlp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes in protobuf's form. The length of a piece stands before it and is not known before its end:
 * one byte is left for it, which most pieces need, and a longer one is moved up by the bytes that
 * are missing then. Used by one thread.
 */
final class ProtobufBuffer {
  private static final int MAX_VARINT = 10;

  /** Of a char in UTF-8; a surrogate pair, two chars, takes four bytes. */
  private static final int MAX_BYTES_A_CHAR = 3;

  /** Chars of a text that room is made for at once. */
  private static final int PART = 4_096;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int size;

  ProtobufBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  void varint(long value) throws IOException {
    reserve(MAX_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Small negative numbers as small ones. */
  void zigzag(int value) throws IOException {
    varint((value << 1 ^ value >> 31) & 0xFFFF_FFFFL);
  }

  void fixed64(long value) throws IOException {
    reserve(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Bytes that are in this form already. */
  void raw(byte[] source, int from, int to) throws IOException {
    reserve(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  /** A text with its length before it. */
  void text(String value) throws IOException {
    int start = startPiece();
    int length = value.length();
    int from = 0;
    while (from < length) {
      // By parts, so that a long text of ASCII does not claim three times its size.
      int to = Math.min(length, from + PART);
      if (to < length && Character.isHighSurrogate(value.charAt(to - 1))) {
        to++;
      }
      reserve((to - from) * MAX_BYTES_A_CHAR);
      utf8(value, from, to);
      from = to;
    }
    endPiece(start);
  }

  private void utf8(String value, int from, int to) {
    byte[] into = bytes;
    int at = size;
    for (int i = from; i < to; i++) {
      int c = value.charAt(i);
      if (c < 0x80) {
        into[at++] = (byte) c;
      } else if (c < 0x800) {
        into[at++] = (byte) (0xC0 | c >> 6);
        into[at++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate((char) c) && i + 1 < to) {
        int point = Character.toCodePoint((char) c, value.charAt(++i));
        into[at++] = (byte) (0xF0 | point >> 18);
        into[at++] = (byte) (0x80 | point >> 12 & 0x3F);
        into[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        into[at++] = (byte) (0x80 | point & 0x3F);
      } else {
        into[at++] = (byte) (0xE0 | c >> 12);
        into[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        into[at++] = (byte) (0x80 | c & 0x3F);
      }
    }
    size = at;
  }

  /** Begins what has its length before it; returns what {@link #endPiece} wants. */
  int startPiece() throws IOException {
    reserve(1);
    return ++size;
  }

  void endPiece(int start) throws IOException {
    int length = size - start;
    int missing = varintSize(length) - 1;
    if (missing > 0) {
      reserve(missing);
      System.arraycopy(bytes, start, bytes, start + missing, length);
    }
    size = start - 1;
    varint(length);
    size += length;
  }

  private static int varintSize(int length) {
    return 1 + (31 - Integer.numberOfLeadingZeros(length | 1)) / 7;
  }

  private void reserve(int more) throws IOException {
    int missing = more - (bytes.length - size);
    if (missing <= 0) {
      return;
    }
    if (missing > MOST_BYTES - bytes.length) {
      throw new IOException("the message is larger than 2 GiB");
    }
    int doubled = bytes.length > MOST_BYTES / 2 ? MOST_BYTES : 2 * bytes.length;
    bytes = Arrays.copyOf(bytes, Math.max(doubled, bytes.length + missing));
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }
}
