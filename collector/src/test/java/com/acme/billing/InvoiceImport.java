package com.acme.billing;

/** Somebody's code, in a package that is no library's. */
public final class InvoiceImport {

  private InvoiceImport() {}

  /** A failure with a cause and a message of two lines. */
  public static Exception failure() {
    try {
      parse("x");
      throw new AssertionError("x is no number");
    } catch (NumberFormatException e) {
      return new IllegalStateException("job failed\nfor good", e);
    }
  }

  private static void parse(String text) {
    Integer.parseInt(text);
  }
}
