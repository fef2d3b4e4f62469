package dev.faultline.capture.record;

/** A thread dying of an exception, as noted on that thread. */
public final class UncaughtRecord extends Record {

  UncaughtRecord(Throwable throwable, Thread thread) {
    super(throwable, thread);
  }
}
