package dev.faultline.client.delivery;

import dev.faultline.client.backend.SendOutcome;

/** What a backend did not take of what it has accepted, for people. */
final class Refusal {
  private Refusal() {}

  /**
   * The number that counts, which is never larger than what was sent, and the backend's words.
   *
   * @param sent how many records were sent
   * @param records what they are
   */
  static String describe(SendOutcome outcome, long sent, String records) {
    long refused = outcome.refused();
    return "refused "
        + Math.min(refused, sent)
        + ' '
        + records
        + (refused > sent ? " (it says " + refused + ", which cannot be): " : ": ")
        + (outcome.detail() == null ? "it does not say why" : outcome.detail());
  }
}
