package com.acme.loggers;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Without any logger. */
public final class Printed {

  public static void main(String[] args) {
    Orders.loggedOne(Exception::printStackTrace);
    Orders.quietOne(e -> {});
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      // Nobody is told.
    }
    StringWriter text = new StringWriter();
    Orders.bareOne().printStackTrace(new PrintWriter(text));
    System.out.println(text.getBuffer().length() > 0);
  }
}
