package dev.faultline.capture.snapshot;

/**
 * Makes the private fields of classes in named modules readable for the agent, and for nobody else.
 * Thread-safe.
 */
public interface PackageOpener {

  /** Opens nothing: what the JVM allows by itself is what can be read. */
  PackageOpener NONE =
      new PackageOpener() {
        @Override
        public boolean open(Class<?> type) {
          return true;
        }
      };

  /**
   * Opens the package of a class.
   *
   * @return false when that is refused, and no attempt to read its private fields should be made
   */
  boolean open(Class<?> type);
}
