package dev.faultline.capture.record;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The exceptions that pass the probes in the moments before a class is woven again: once it is, the
 * JVM knows the lines of its frames no more in stack traces that were taken before and are expanded
 * after. Keeps no throwable alive; of very many the latest. Outside of such moments it costs a
 * probe one look at a field. Thread-safe and lock-free.
 */
public final class PassingExceptions {

  private static final int CAPACITY = 4096;

  private static final class Noted {

    final AtomicReferenceArray<Reference<Throwable>> latest = new AtomicReferenceArray<>(CAPACITY);
    final AtomicInteger count = new AtomicInteger();
  }

  private volatile Noted noted;
  private volatile Consumer<? super Throwable> atOnce;
  private final Runnable beginning;

  /**
   * @param beginning is run when from now on each exception has to be brought here
   */
  public PassingExceptions(Runnable beginning) {
    this.beginning = beginning;
  }

  /** Begins to note them, if that is not done yet. */
  public void note() {
    if (noted == null) {
      noted = new Noted();
      beginning.run();
    }
  }

  /** Does something to all that were noted since {@link #note} and are not collected yet. */
  public void forEach(Consumer<? super Throwable> action) {
    Noted of = noted;
    if (of == null) {
      return;
    }
    for (int i = 0; i < CAPACITY; i++) {
      Reference<Throwable> reference = of.latest.get(i);
      Throwable throwable = reference == null ? null : reference.get();
      if (throwable != null) {
        action.accept(throwable);
      }
    }
  }

  /**
   * From now on something is done to each at once, on its own thread: for the last moment.
   *
   * @param action must not run the application's code; null for nothing
   */
  public void atOnce(Consumer<? super Throwable> action) {
    atOnce = action;
  }

  /** Neither notes them any longer nor does anything to them. */
  public void end() {
    atOnce = null;
    noted = null;
  }

  /** Whether the exceptions that pass are to be noted. */
  boolean isNoting() {
    return noted != null;
  }

  /** An exception is at a probe. */
  void passes(Throwable throwable) {
    Noted in = noted;
    if (in == null || throwable instanceof VirtualMachineError) {
      return;
    }
    in.latest.set(
        (in.count.getAndIncrement() & Integer.MAX_VALUE) % CAPACITY,
        new WeakReference<>(throwable));
    Consumer<? super Throwable> now = atOnce;
    if (now != null) {
      now.accept(throwable);
    }
  }
}
