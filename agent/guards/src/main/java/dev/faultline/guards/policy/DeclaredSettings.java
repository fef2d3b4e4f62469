package dev.faultline.guards.policy;

/**
 * What a shared policy is to go by, and which declarations say so: one value, so that nobody sees
 * the one without the other. Immutable.
 *
 * @param <C> what the policy goes by
 */
final class DeclaredSettings<C> {

  final C configuration;

  /** Of the declarations: the higher, the later. */
  final int generation;

  DeclaredSettings(C configuration, int generation) {
    this.configuration = configuration;
    this.generation = generation;
  }

  /** Whether they are later than those given, or say the same. */
  boolean holdFor(DeclaredSettings<C> given) {
    return generation > given.generation
        || generation == given.generation && configuration.equals(given.configuration);
  }
}
