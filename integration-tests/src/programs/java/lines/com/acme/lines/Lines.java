package com.acme.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Throws, and has another thread print what was thrown a while later, as loggers do that write in
 * the background. Says how many stack traces have lost the lines of this program.
 */
public final class Lines {

  private static final int ROUNDS = 450;
  private static final long PAUSE_MILLIS = 10;
  private static final long PRINTER_SLEEPS_MILLIS = 300;

  private Lines() {}

  public static void main(String[] arguments) throws InterruptedException {
    BlockingQueue<Throwable> printed = new LinkedBlockingQueue<>();
    Printer printer = new Printer(printed);
    printer.start();
    for (int round = 0; round < ROUNDS; round++) {
      try {
        order(round);
      } catch (RuntimeException e) {
        printed.add(e);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    printed.add(Printer.END);
    printer.join();
    System.out.println("printed " + printer.all + ", without lines " + printer.withoutLines);
  }

  /** Each class is woven again when the first exception has passed it that is not thrown there. */
  private static void order(int round) {
    if (round % 2 == 0) {
      Till.declined(round);
    } else if (round < 150) {
      Till.parsed("x" + round);
    } else if (round % 4 == 1) {
      Shelf.found(round);
    } else {
      Till.parsed("x" + round);
    }
  }

  static final class Till {

    private Till() {}

    static void declined(int round) {
      throw new IllegalStateException("declined " + round);
    }

    static int parsed(String text) {
      return Integer.parseInt(text);
    }
  }

  static final class Shelf {

    private Shelf() {}

    static Object found(int round) {
      if (round % 8 == 1) {
        throw new NoSuchElementException("item " + round);
      }
      return Optional.empty().get();
    }
  }

  private static final class Printer extends Thread {

    static final Throwable END = new Throwable();

    private final BlockingQueue<Throwable> waiting;
    private int all;
    private int withoutLines;

    Printer(BlockingQueue<Throwable> waiting) {
      this.waiting = waiting;
    }

    @Override
    public void run() {
      List<Throwable> batch = new ArrayList<>();
      while (!batch.contains(END)) {
        batch.clear();
        try {
          TimeUnit.MILLISECONDS.sleep(PRINTER_SLEEPS_MILLIS);
        } catch (InterruptedException e) {
          return;
        }
        waiting.drainTo(batch);
        for (Throwable one : batch) {
          all++;
          withoutLines += lacksLines(one) ? 1 : 0;
        }
      }
    }

    private static boolean lacksLines(Throwable one) {
      for (StackTraceElement frame : one.getStackTrace()) {
        if (frame.getClassName().startsWith("com.acme.") && frame.getLineNumber() < 0) {
          return true;
        }
      }
      return false;
    }
  }
}
