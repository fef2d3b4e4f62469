package com.acme.loggers;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** With Commons Logging, and whatever is behind it. */
public final class Commons {

  public static void main(String[] args) {
    Log log = LogFactory.getLog("com.acme.loggers.Commons");
    Orders.loggedOne(e -> log.error("order", e));
    Orders.quietOne(e -> log.debug("order", e));
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      log.debug("order", e);
    }
    log.warn("order", Orders.bareOne());
  }
}
