package dev.faultline.collector.web;

/**
 * What became of an exception, for people.
 *
 * @param name as it was sent
 * @param tone how it is to look: {@code bad}, {@code odd}, {@code fine}, {@code plain}
 * @param explanation in a few words, empty when this version does not know the disposition
 */
public record DispositionLabel(String name, String tone, String explanation) {

  static DispositionLabel of(String disposition) {
    switch (disposition) {
      case "uncaught":
        return label(disposition, "bad", "nothing caught it: it ended its thread");
      case "swallowed":
        return label(disposition, "odd", "the handler that caught it never looked at it");
      case "escaped":
        return label(disposition, "odd", "it left the application's own code");
      case "handled":
        return label(disposition, "fine", "a handler looked at it and went on");
      case "recovered":
        return label(disposition, "fine", "the call succeeded in the end");
      case "logged":
        return label(disposition, "plain", "it was given to a logger");
      case "rethrown":
        return label(disposition, "plain", "a handler threw it on; where it ended is not known");
      case "wrapped":
        return label(disposition, "plain", "it became the cause of another exception");
      case "thrown":
        return label(disposition, "plain", "what became of it is not known");
      default:
        return label(disposition, "plain", "");
    }
  }

  private static DispositionLabel label(String name, String tone, String explanation) {
    return new DispositionLabel(name, tone, explanation);
  }

  /** The style sheet's name of the tone. */
  public String style() {
    return "disposition disposition-" + tone;
  }
}
