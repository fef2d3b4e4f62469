package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.GuardDeclarations;

/**
 * What is declared, and which change led to it: one value, so that no guard is made of the one and
 * taken for the other's. Immutable.
 */
final class Declared {

  final GuardDeclarations declarations;

  /** The higher, the later. */
  final int generation;

  private Declared(GuardDeclarations declarations, int generation) {
    this.declarations = declarations;
    this.generation = generation;
  }

  static Declared first(GuardDeclarations declarations) {
    return new Declared(declarations, 0);
  }

  /** What comes after it. */
  Declared next(GuardDeclarations others) {
    return new Declared(others, generation + 1);
  }
}
