package dev.faultline.agent.command.process;

import java.io.File;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * The performance counters that HotSpot keeps in a file for each JVM, version 2.0 of its format.
 * Reading them disturbs the JVM in no way, and needs no part of a JDK. Immutable.
 */
final class PerformanceCounters {

  private static final int MAGIC = 0xcafec0c0;
  private static final int HEADER = 32;
  private static final int LARGEST = 1 << 20;
  private static final byte LITTLE_ENDIAN = 1;

  private final Map<String, String> texts = new HashMap<>();

  private PerformanceCounters() {}

  /**
   * Reads the counters of one JVM.
   *
   * @throws IOException when the file is not there, not readable, or not yet filled by its JVM
   */
  static PerformanceCounters read(File file) throws IOException {
    if (file.length() > LARGEST) {
      throw new IOException(file + " is too large");
    }
    try {
      return parse(Files.readAllBytes(file.toPath()));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is not a file of performance counters", e);
    }
  }

  private static PerformanceCounters parse(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt(0) != MAGIC) {
      throw new IOException("not a file of performance counters");
    }
    buffer.order(buffer.get(4) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean accessible = buffer.get(7) != 0;
    if (buffer.get(5) != 2 || !accessible) {
      throw new IOException("the JVM has not finished its start");
    }
    PerformanceCounters counters = new PerformanceCounters();
    int entry = Math.max(HEADER, buffer.getInt(24));
    for (int left = buffer.getInt(28); left > 0; left--) {
      int length = buffer.getInt(entry);
      if (length <= 0) {
        break;
      }
      counters.addText(buffer, entry);
      entry += length;
    }
    return counters;
  }

  private void addText(ByteBuffer buffer, int entry) {
    int vectorLength = buffer.getInt(entry + 8);
    boolean ofBytes = buffer.get(entry + 12) == 'B';
    if (ofBytes && vectorLength > 0) {
      int name = entry + buffer.getInt(entry + 4);
      int data = entry + buffer.getInt(entry + 16);
      texts.put(text(buffer, name, data - name), text(buffer, data, vectorLength));
    }
  }

  private static String text(ByteBuffer buffer, int start, int atMost) {
    int length = 0;
    while (length < atMost && buffer.get(start + length) != 0) {
      length++;
    }
    return new String(buffer.array(), start, length, StandardCharsets.UTF_8);
  }

  /** The value of a text counter, or null. */
  String text(String name) {
    return texts.get(name);
  }
}
