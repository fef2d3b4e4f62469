package dev.faultline.weaving;

/**
 * What one instrumentation does to one class of the JDK or of a framework. Implementations change
 * method bodies only, so that loaded classes can be retransformed. Thread-safe.
 */
public interface ClassInstrumentation {

  /** Internal name of the class, such as {@code java/lang/Thread}. */
  String className();

  /**
   * Changes the class.
   *
   * @return the new class file, or null when the class is not as expected and stays as it is
   */
  byte[] instrument(byte[] classFile);
}
