package dev.faultline.resilience.restore;

import java.lang.reflect.Field;

/**
 * Makes a field readable and writable, whatever its modifiers and its module. The agent can open
 * modules; others cannot. Implementations are thread-safe.
 */
public interface FieldOpener {

  /** By reflection alone: not for fields in packages of named modules that are not open. */
  FieldOpener REFLECTION =
      new FieldOpener() {
        @Override
        public void open(Field field) {
          field.setAccessible(true);
        }
      };

  /**
   * Opens the field.
   *
   * @throws RuntimeException when that is not possible
   */
  void open(Field field);
}
