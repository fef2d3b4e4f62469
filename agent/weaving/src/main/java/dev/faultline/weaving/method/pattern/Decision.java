package dev.faultline.weaving.method.pattern;

/** What can be said of all methods of a class before all of its class file has been read. */
enum Decision {
  /** None of its methods matches. */
  NO,
  /** The class file must be read further. */
  MAYBE,
  /** All of its methods match. */
  YES
}
