package dev.faultline.weaving.guard.declaration;

/** Something that is declared and cannot be. Immutable. */
public final class DeclarationProblem {

  private final String origin;
  private final String text;

  DeclarationProblem(String origin, String text) {
    this.origin = origin;
    this.text = text;
  }

  /** Where the wrong value stands. */
  public String origin() {
    return origin;
  }

  /** What is wrong, and how to mend it. */
  public String text() {
    return text;
  }

  /** One sentence: where, what is wrong, and how to mend it. */
  @Override
  public String toString() {
    return origin + ": " + text;
  }
}
