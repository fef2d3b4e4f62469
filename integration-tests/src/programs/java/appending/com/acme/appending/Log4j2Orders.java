package com.acme.appending;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

public final class Log4j2Orders {
  private static final Logger LOG = LogManager.getLogger(Log4j2Orders.class);

  private Log4j2Orders() {}

  public static void main(String[] arguments) {
    ThreadContext.put("order", "4711");
    LOG.error("order failed", new IllegalStateException("no apples"));
    LOG.warn("not told");
    LOG.error("told");
  }
}
