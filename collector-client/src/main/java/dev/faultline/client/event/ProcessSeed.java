package dev.faultline.client.event;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * Seeds that differ between processes.
 *
 * <p>Not {@code SecureRandom}: it would start the JVM's security providers, and may block, before
 * the application has chosen its own.
 */
final class ProcessSeed {
  private static final File DEVICE = new File("/dev/urandom");

  private ProcessSeed() {}

  static long next() {
    long clocks = SplitMix64.mix(System.nanoTime()) ^ SplitMix64.mix(~System.currentTimeMillis());
    return SplitMix64.mix(clocks ^ System.getenv().hashCode()) ^ fromDevice();
  }

  /**
   * 0 where there is no such device, as on Windows, or it cannot be read: clocks and environment
   * must do.
   */
  private static long fromDevice() {
    if (!DEVICE.exists()) {
      return 0;
    }
    try (DataInputStream device = new DataInputStream(new FileInputStream(DEVICE))) {
      return device.readLong();
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
