package dev.faultline.benchmarks.exception;

/** Throws an exception so many frames below its handler. */
interface ThrowingCode {
  /** What was caught. */
  Throwable thrown(int depth);
}
