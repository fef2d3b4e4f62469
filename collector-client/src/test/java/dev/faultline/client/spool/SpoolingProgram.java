package dev.faultline.client.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Appends numbered batches for ever, or until the disk is full, and settles every third of them.
 * Tells each thing on standard output once it is done.
 */
final class SpoolingProgram {

  private SpoolingProgram() {}

  public static void main(String[] arguments) throws IOException {
    Spool spool =
        Spool.open(SpoolSettings.in(Path.of(arguments[0]).toFile()).segmentBytes(1 << 16).build());
    say("opened");
    Deque<SpooledBatch> third = new ArrayDeque<>();
    for (int i = 0; ; i++) {
      SpooledBatch batch;
      try {
        batch = spool.append(text(i).getBytes(StandardCharsets.UTF_8), 1);
      } catch (IOException full) {
        say("failed " + i);
        break;
      }
      say("appended " + i);
      if (i % 3 == 0) {
        third.add(batch);
      }
      if (third.size() > 5) {
        spool.settle(third.remove());
        say("settled " + (i - 15));
      }
    }
    spool.close();
    say("closed");
  }

  /** What stands in a batch. */
  static String text(int number) {
    return "batch " + number + ' ' + "x".repeat(number * 37 % 900);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
