package dev.faultline.client.file;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import org.HdrHistogram.HistogramLogWriter;

/** HdrHistogram's log, {@code .hlog}, of version 1.3. */
final class HistogramLogFormat implements LineFormat {
  /** What {@link org.HdrHistogram.HistogramLogReader} looks for. */
  private static final String START = "#[StartTime: ";

  @Override
  public byte[] header(long unixMillis) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(bytes);
    // Its own line for the start asks for the time zone, which the program may not have set yet.
    writer.outputComment(
        START.substring(1)
            + BigDecimal.valueOf(unixMillis, 3).toPlainString()
            + " (seconds since epoch), "
            + Instant.ofEpochMilli(unixMillis)
            + "]");
    writer.outputLogFormatVersion();
    writer.outputComment("[Values are nanoseconds; Interval_Max is in milliseconds]");
    writer.outputLegend();
    writer.close();
    return bytes.toByteArray();
  }

  @Override
  public long beganUnixMillis(String beginning) {
    int end = beginning.indexOf(' ', START.length());
    if (beginning.startsWith(START) && end > 0) {
      try {
        return new BigDecimal(beginning.substring(START.length(), end))
            .movePointRight(3)
            .longValue();
      } catch (NumberFormatException notOurs) {
        // Written by hand, perhaps.
      }
    }
    return -1;
  }
}
