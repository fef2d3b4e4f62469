package dev.faultline.backend.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Records that were encoded together, as bytes that may lie on disk. The id tells a batch that
 * comes again from another one. Immutable.
 */
final class RecordBatch {
  private static final int FORMAT = 1;

  private final String id;
  private final List<Entry> entries;

  private RecordBatch(String id, List<Entry> entries) {
    this.id = id;
    this.entries = Collections.unmodifiableList(entries);
  }

  String id() {
    return id;
  }

  List<Entry> entries() {
    return entries;
  }

  /**
   * @throws IOException when these are not the bytes of a batch, or of a version that is not known
   */
  static RecordBatch read(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IOException("it is of the format " + format + ", and not " + FORMAT);
      }
      String id = in.readUTF();
      int count = in.readInt();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] key = in.readUTF().getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        entries.add(new Entry(key.length == 0 ? null : key, value));
      }
      return new RecordBatch(id, entries);
    }
  }

  /** One record. Its arrays are not copied. */
  static final class Entry {
    final byte[] key;
    final byte[] value;

    /**
     * @param key null for none
     */
    Entry(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }
  }

  /** Writes a batch. Not safe for use by several threads. */
  static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes));

    Writer(String id, int count) throws IOException {
      out.writeByte(FORMAT);
      out.writeUTF(id);
      out.writeInt(count);
    }

    /**
     * @param key ASCII; empty for none
     */
    Writer add(String key, ByteArrayOutputStream value) throws IOException {
      out.writeUTF(key);
      out.writeInt(value.size());
      value.writeTo(out);
      return this;
    }

    byte[] toBytes() throws IOException {
      out.close();
      return bytes.toByteArray();
    }
  }
}
