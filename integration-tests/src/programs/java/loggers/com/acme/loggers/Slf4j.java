package com.acme.loggers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** With SLF4J, and whatever is behind it. */
public final class Slf4j {

  public static void main(String[] args) {
    Logger log = LoggerFactory.getLogger("com.acme.loggers.Slf4j");
    Orders.loggedOne(e -> log.error("order {} of {}", 7, "Ada", e));
    Orders.quietOne(e -> log.trace("order {} of {}", 7, "Ada", e));
    try {
      Orders.fail();
    } catch (IllegalArgumentException e) {
      log.trace("order {} of {}", 7, "Ada", e);
    }
    log.warn("order", Orders.bareOne());
  }
}
