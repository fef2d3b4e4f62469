package com.acme.heavy;

import java.util.concurrent.TimeUnit;

/**
 * Throws exceptions that hold what they are about, each of them a good part of a small heap, and
 * drops them at once: there is room for all that is alive at a time, and for little more.
 */
public final class Responses {

  private static final int BODY = 1_000_000;
  private static final int ROUNDS = 250;

  private Responses() {}

  /** Has nothing to say by itself. */
  static class Refused extends RuntimeException {
    final byte[] body = new byte[BODY];

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Is asked for its message by its own code. */
  static final class Explained extends RuntimeException {
    final byte[] body = new byte[BODY];

    @Override
    public String getMessage() {
      return body.length + " bytes";
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    int caught = 0;
    // By then an agent has done what it does at the start.
    TimeUnit.SECONDS.sleep(2);
    for (int round = 0; round < ROUNDS; round++) {
      for (int kind = 0; kind < 8; kind++) {
        try {
          request(kind, round);
        } catch (RuntimeException e) {
          caught++;
        }
      }
    }
    System.out.println("caught " + caught);
  }

  private static void request(int kind, int round) {
    switch (kind) {
      case 0:
        throw new Refused("first " + round, null);
      case 1:
        throw new Refused("second " + round, null);
      case 2:
        throw new Explained();
      case 3:
        wrapped(round);
        break;
      case 4:
        suppressed(round);
        break;
      case 5:
        new Explained().body[BODY]++;
        break;
      case 6:
        throw new Explained();
      default:
        throw new Refused("last " + round, null);
    }
  }

  private static void wrapped(int round) {
    try {
      request(2, round);
    } catch (Explained e) {
      throw new Refused("wraps", e);
    }
  }

  private static void suppressed(int round) {
    try (AutoCloseable failing = () -> request(1, round)) {
      request(0, round);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
