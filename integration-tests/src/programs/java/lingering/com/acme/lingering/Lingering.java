package com.acme.lingering;

import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Touches all that an agent may hang something on, and goes on for ever: threads that throw and that
 * keep scopes and contexts, classes whose objects are shown, exceptions that answer for themselves,
 * futures, JMX. Holds on to everything that it has been given.
 */
public final class Lingering {

  private static final List<Object> KEPT = Collections.synchronizedList(new ArrayList<Object>());

  private static final RuntimeException ALWAYS_THE_SAME = new IllegalStateException("the same");

  private Lingering() {}

  public static void main(String[] arguments) throws Exception {
    ManagementFactory.getPlatformMBeanServer();
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(new Endless(), "endless-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    ExecutorService pool = Executors.newFixedThreadPool(2);
    System.out.println("started");
    for (int round = 0; ; round++) {
      final int number = round;
      try {
        pool.submit(() -> fail(number)).get();
      } catch (ExecutionException expected) {
        // Is what it is for.
      }
      Thread dying = new Thread(() -> fail(number), "dying");
      dying.setUncaughtExceptionHandler((thread, thrown) -> {});
      dying.start();
      dying.join();
      Thread.sleep(10);
    }
  }

  static void fail(int number) {
    Item item = new Item(number);
    throw new Refused(item);
  }

  /** Has a scope of each agent that was there open for ever. */
  private static final class Endless implements Runnable {

    @Override
    public void run() {
      for (int number = 0; ; number++) {
        if (number % 50 == 0) {
          Scope scope = Faultline.scope();
          scope.tag("round", number);
          KEPT.add(scope);
          KEPT.add(Faultline.context());
        }
        try {
          fail(number);
        } catch (Refused refused) {
          if (number % 50 == 0) {
            Faultline.capture(refused);
          }
        }
        same();
        implicit(null);
        try {
          Thread.sleep(5);
        } catch (InterruptedException stop) {
          return;
        }
      }
    }

    private static void same() {
      try {
        throw ALWAYS_THE_SAME;
      } catch (IllegalStateException expected) {
        KEPT.size();
      }
    }

    private static void implicit(Item nothing) {
      try {
        nothing.hashCode();
      } catch (NullPointerException expected) {
        KEPT.size();
      }
    }
  }

  /** What variables show. */
  private static final class Item {

    final int number;
    final Item self = this;

    Item(int number) {
      this.number = number;
    }
  }

  /** Has to be asked on a thread of its own. */
  private static final class Refused extends RuntimeException {

    final Item item;

    Refused(Item item) {
      this.item = item;
    }

    @Override
    public String getMessage() {
      return "refused " + item.number;
    }
  }
}
