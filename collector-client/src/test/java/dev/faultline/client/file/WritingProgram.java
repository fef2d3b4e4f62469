package dev.faultline.client.file;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes numbered lines for ever, or until the disk is full. Tells each line on standard output
 * once it is written. Arguments: path, largest file, whether to compress, what to begin each line
 * with, and how many nanoseconds to pause between two.
 */
final class WritingProgram {

  private WritingProgram() {}

  public static void main(String[] arguments) {
    long pid = ProcessHandle.current().pid();
    String mark = arguments[3];
    long pauseNanos = Long.parseLong(arguments[4]);
    FileSettings settings =
        FileSettings.in(arguments[0])
            .maxBytes(Long.parseLong(arguments[1]))
            .keep(10_000)
            .compress(Boolean.parseBoolean(arguments[2]))
            .build();
    FileBackend sender =
        new FileBackend(
            settings,
            Resource.builder().put("process.pid", pid).build(),
            Clock.systemUTC(),
            new RecordingLog());
    for (int i = 0; ; i++) {
      SendOutcome outcome = sender.send((line(mark, i) + "\n").getBytes(StandardCharsets.UTF_8));
      if (!outcome.toString().equals("ACCEPTED")) {
        System.out.println("failed " + outcome);
        // A second time: what could not be taken back would be in the way now.
        System.out.println("failed " + sender.send("x".getBytes(StandardCharsets.UTF_8)));
        return;
      }
      System.out.println("wrote " + i);
      if (pauseNanos > 0) {
        LockSupport.parkNanos(pauseNanos);
      }
    }
  }

  static String line(String mark, int number) {
    return mark + " " + number + " " + "x".repeat(number * 37 % 900) + " end";
  }
}
