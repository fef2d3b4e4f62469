package dev.faultline.guards;

/** What becomes of a method whose guard is declared wrongly. */
public enum OnError {
  /** It is not guarded, and the log says why. */
  WARN,
  /** Its calls fail, and say why. */
  FAIL
}
