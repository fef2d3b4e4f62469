package dev.faultline.client.configuration;

/** What is wrong with a choice of backends. Immutable. */
public final class BackendProblem {
  private final String property;
  private final String text;
  private final boolean lacksOthers;

  BackendProblem(String property, String text) {
    this(property, text, false);
  }

  private BackendProblem(String property, String text, boolean lacksOthers) {
    this.property = property;
    this.text = text;
    this.lacksOthers = lacksOthers;
  }

  /** One that other settings, which may stand elsewhere, can take away. */
  static BackendProblem lackingOthers(String property, String text) {
    return new BackendProblem(property, text, true);
  }

  /** The full name of the property that is to be mended. */
  public String property() {
    return property;
  }

  /** What is wrong with it, and what would be right. */
  public String text() {
    return text;
  }

  /** Whether it is gone as soon as other settings say more, which may stand elsewhere. */
  public boolean lacksOthers() {
    return lacksOthers;
  }
}
