package com.acme.loggers;

import java.util.logging.Level;
import java.util.logging.Logger;

/** With java.util.logging. */
public final class Jul {

  public static void main(String[] args) {
    Logger log = Logger.getLogger("com.acme.loggers.Jul");
    Orders.loggedOne(e -> log.log(Level.SEVERE, "order", e));
    Orders.quietOne(e -> log.log(Level.FINE, "order", e));
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      log.log(Level.FINE, "order", e);
    }
    log.log(Level.WARNING, "order", Orders.bareOne());
  }
}
