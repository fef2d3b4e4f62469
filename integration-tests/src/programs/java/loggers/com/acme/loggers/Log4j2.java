package com.acme.loggers;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** With Log4j 2. */
public final class Log4j2 {

  public static void main(String[] args) {
    Logger log = LogManager.getLogger("com.acme.loggers.Log4j2");
    Orders.loggedOne(e -> log.error("order {} of {}", 7, "Ada", e));
    Orders.quietOne(e -> log.debug("order {} of {}", 7, "Ada", e));
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      log.debug("order {} of {}", 7, "Ada", e);
    }
    log.fatal(Orders.bareOne());
  }
}
