package com.acme.appending;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

public final class Slf4jOrders {
  private static final Logger LOG = LoggerFactory.getLogger(Slf4jOrders.class);

  private Slf4jOrders() {}

  public static void main(String[] arguments) {
    MDC.put("order", "4711");
    LOG.error("order failed", new IllegalStateException("no apples"));
    LOG.warn("not told");
    LOG.error("told");
  }
}
