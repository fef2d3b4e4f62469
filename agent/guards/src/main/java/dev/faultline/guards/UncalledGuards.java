package dev.faultline.guards;

import dev.faultline.guards.figures.GuardState;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that properties give settings but no methods, and that no guard has that was called: they
 * may be misspelt. That of a class is not looked at: its guards may have names of their own.
 */
final class UncalledGuards {

  private UncalledGuards() {}

  /** A line for each, for people, each with a line break before it. */
  static String of(PropertyGuards properties, List<GuardState> called) {
    Set<String> names = new HashSet<>();
    for (GuardState one : called) {
      names.add(one.figures().name());
    }
    StringBuilder text = new StringBuilder();
    for (String name : properties.withoutMethods()) {
      if (name.indexOf('.') < 0 && !names.contains(name)) {
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
