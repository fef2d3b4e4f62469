package dev.faultline.client.configuration;

/** What is wrong with a choice of backends. Immutable. */
public final class BackendProblem {
  private final String property;
  private final String text;

  BackendProblem(String property, String text) {
    this.property = property;
    this.text = text;
  }

  /** The full name of the property that is to be mended. */
  public String property() {
    return property;
  }

  /** What is wrong with it, and what would be right. */
  public String text() {
    return text;
  }
}
