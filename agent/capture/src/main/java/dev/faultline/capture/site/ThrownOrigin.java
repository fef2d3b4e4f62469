package dev.faultline.capture.site;

/** Where a throw statement has its exception from, as its bytecode has it. */
public enum ThrownOrigin {
  /** It makes the exception itself, {@code throw new}: nobody can have seen it before. */
  MADE_HERE,
  /** A handler of the same method has caught it. */
  CAUGHT_HERE,
  /** From elsewhere, such as a method that has made it, or not known. */
  ELSEWHERE
}
