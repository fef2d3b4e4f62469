package dev.faultline.weaving.guard.declaration;

/**
 * Values by name that take the place of what annotations say, in the manner of their dialect: for
 * MicroProfile's the application's own configuration. Implementations are thread-safe.
 */
public interface Overrides {

  /** None at all. */
  Overrides NONE =
      new Overrides() {
        @Override
        public String value(String name) {
          return null;
        }
      };

  /** The value of a name; null when there is none. */
  String value(String name);
}
