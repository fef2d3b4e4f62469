package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.GuardDeclarations;
import dev.faultline.weaving.guard.declaration.PropertyGuards;

/**
 * What is declared, and which change led to it: one value, so that no guard is made of the one and
 * taken for the other's. Immutable.
 */
final class Declared {

  final PropertyGuards properties;
  final GuardDeclarations declarations;

  /** The higher, the later. */
  final int generation;

  private Declared(PropertyGuards properties, int generation) {
    this.properties = properties;
    this.declarations = GuardDeclarations.of(properties);
    this.generation = generation;
  }

  /** By annotations alone, which is before any properties. */
  static Declared byAnnotations() {
    return new Declared(PropertyGuards.NONE, 0);
  }

  /** What comes after it. */
  Declared next(PropertyGuards others) {
    return new Declared(others, generation + 1);
  }
}
