package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.PropertyGuards;

/**
 * Names that properties give settings but no methods, and that no guard has that was called: they
 * may be misspelt. That of a class is not looked at: its guards may have names of their own.
 */
final class UncalledGuards {

  private UncalledGuards() {}

  /**
   * A line for each, for people, each with a line break before it.
   *
   * @param guards null when there are none yet
   */
  static String of(PropertyGuards properties, Guards guards) {
    StringBuilder text = new StringBuilder();
    for (String name : properties.withoutMethods()) {
      if (name.indexOf('.') < 0 && (guards == null || !guards.isCalled(name))) {
        text.append("\nno guard called ")
            .append(name)
            .append(" has been called; ")
            .append(PropertyGuards.PREFIX)
            .append(name)
            .append(" names no methods, so that only annotations can declare it");
      }
    }
    return text.toString();
  }
}
