package dev.faultline.weaving.guard.declaration;

/** Something that is declared and cannot be. Immutable. */
public final class DeclarationProblem {

  private final String origin;
  private final String text;
  private final boolean lacksOthers;

  /**
   * @param origin where the wrong value stands
   * @param text what is wrong, and how to mend it
   */
  public DeclarationProblem(String origin, String text) {
    this(origin, text, false);
  }

  private DeclarationProblem(String origin, String text, boolean lacksOthers) {
    this.origin = origin;
    this.text = text;
    this.lacksOthers = lacksOthers;
  }

  /** One that is only there because of what other properties do not say. */
  public static DeclarationProblem lackingOthers(String origin, String text) {
    return new DeclarationProblem(origin, text, true);
  }

  /** Whether it is gone as soon as other properties say more. */
  public boolean lacksOthers() {
    return lacksOthers;
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
