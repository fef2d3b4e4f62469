package com.acme.loggers;

import org.apache.log4j.BasicConfigurator;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** With Log4j 1 or reload4j. */
public final class Log4j1 {

  public static void main(String[] args) {
    BasicConfigurator.configure();
    Logger.getRootLogger().setLevel(Level.INFO);
    Logger log = Logger.getLogger("com.acme.loggers.Log4j1");
    Orders.loggedOne(e -> log.error("order", e));
    Orders.quietOne(e -> log.debug("order", e));
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      log.debug("order", e);
    }
    log.warn(Orders.bareOne());
  }
}
