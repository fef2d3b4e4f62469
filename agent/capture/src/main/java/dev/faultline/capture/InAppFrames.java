package dev.faultline.capture;

/** Tells the user's own code from libraries and the JDK. Thread-safe. */
public interface InAppFrames {

  /**
   * @param className binary name, as in a stack trace
   */
  boolean isInApp(String className);
}
