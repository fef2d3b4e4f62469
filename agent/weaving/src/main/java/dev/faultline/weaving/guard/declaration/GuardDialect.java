package dev.faultline.weaving.guard.declaration;

/**
 * Annotations of one library, brought into the model. To support those of another, add one of
 * these, and its prefix to {@link AnnotationScan}. Implementations are thread-safe, know
 * annotations by name only and load no class.
 */
public interface GuardDialect {

  /**
   * The policy that an annotation declares.
   *
   * @param descriptor such as {@code Ldev/faultline/annotation/Retry;}
   * @return null when it is none of the dialect's policies
   */
  PolicyKind kindOf(String descriptor);

  /** Whether an annotation on a class stands for its static methods too. */
  boolean coversStaticMethods();

  /**
   * Adds to a guard what an annotation declares; what is wrong with it becomes a problem of the
   * guard's.
   *
   * @param overrides what takes the place of its values
   */
  void declare(PlacedAnnotation annotation, Overrides overrides, GuardDeclaration.Builder guard);
}
