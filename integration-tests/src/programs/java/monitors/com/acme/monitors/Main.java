package com.acme.monitors;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedActionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Threads that throw exceptions whose monitors another thread holds until they have ended. */
public final class Main {

  private static final long PATIENCE_MILLIS = 20_000;

  /** Something that a thread does with an exception. */
  private enum Life {
    CAUGHT {
      @Override
      void live(Exception e) throws Exception {
        try {
          thrown(e);
        } catch (Exception caught) {
          read(caught);
        }
      }
    },
    RETHROWN {
      @Override
      void live(Exception e) throws Exception {
        try {
          passed(e);
        } catch (Exception caught) {
          read(caught);
        }
      }
    },
    LOST_IN_FINALLY {
      @Override
      void live(Exception e) throws Exception {
        try {
          lost(e);
        } catch (IllegalStateException other) {
          read(other);
        }
      }
    },
    TO_A_BOUNDARY {
      @Override
      void live(Exception e) throws Exception {
        new FutureTask<Void>(() -> thrown(e)).run();
        new CompletableFuture<Void>().completeExceptionally(e);
        try {
          Main.class.getDeclaredMethod("thrown", Exception.class).invoke(null, e);
        } catch (InvocationTargetException carrier) {
          read(carrier);
        }
      }
    },
    THE_END_OF_ITS_THREAD {
      @Override
      void live(Exception e) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, uncaught) -> {});
        thrown(e);
      }
    };

    abstract void live(Exception e) throws Exception;
  }

  private static volatile Object sink;

  private Main() {}

  public static void main(String[] args) throws Exception {
    Exception cause = new Exception("cause");
    Exception[] exceptions = {
      new Exception("plain", cause),
      new ExecutionException(cause),
      new CompletionException(cause),
      new InvocationTargetException(cause),
      new UndeclaredThrowableException(cause),
      new PrivilegedActionException(cause),
      new ExecutionException(new CompletionException(cause)),
      new NullPointerException("made"),
      new ArithmeticException(),
      ofTheJvm(),
    };
    for (Life life : Life.values()) {
      for (Exception e : exceptions) {
        // Twice: the second time it is one that the thread's probes know.
        for (int i = 0; i < 2; i++) {
          hold(life, e);
        }
      }
    }
    System.out.println("done");
    // Those that are blocked must not keep the program.
    System.exit(0);
  }

  private static void hold(Life life, Exception e) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                life.live(e);
              } catch (Exception left) {
                Main.<RuntimeException>sneaky(left);
              }
            },
            life.name());
    synchronized (e) {
      thread.start();
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        System.out.println(life + " is blocked by " + e.getClass().getSimpleName());
      }
    }
  }

  /** One that compiled code throws, the same for all, without a stack trace. */
  private static Exception ofTheJvm() {
    NullPointerException last = null;
    for (int i = 0; i < 1_000_000 && (last == null || last.getStackTrace().length > 0); i++) {
      try {
        sink = lengthOf(i < 0 ? "" : null);
      } catch (NullPointerException e) {
        last = e;
      }
    }
    return last;
  }

  private static int lengthOf(String text) {
    return text.length();
  }

  private static Void thrown(Exception e) throws Exception {
    throw e;
  }

  private static void passed(Exception e) throws Exception {
    try {
      thrown(e);
    } catch (Exception again) {
      read(again);
      throw again;
    }
  }

  @SuppressWarnings("finally")
  private static void lost(Exception e) throws Exception {
    try {
      thrown(e);
    } finally {
      throw new IllegalStateException("in finally");
    }
  }

  private static void read(Exception e) {
    sink = e;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneaky(Exception e) throws T {
    throw (T) e;
  }
}
