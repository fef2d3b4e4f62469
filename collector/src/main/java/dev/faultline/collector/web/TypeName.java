package dev.faultline.collector.web;

/**
 * A class name in two parts.
 *
 * @param packagePrefix with the dot at its end, empty for none
 * @param simple the rest
 */
public record TypeName(String packagePrefix, String simple) {

  /** The package's name, empty for none. */
  public String packageName() {
    return packagePrefix.isEmpty() ? "" : packagePrefix.substring(0, packagePrefix.length() - 1);
  }

  static TypeName of(String name) {
    int dot = name.lastIndexOf('.');
    return new TypeName(name.substring(0, dot + 1), name.substring(dot + 1));
  }
}
