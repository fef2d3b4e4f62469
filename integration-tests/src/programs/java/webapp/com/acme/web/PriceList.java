package com.acme.web;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** A web application that cannot start, because its configuration is wrong. */
public final class PriceList implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String configured = event.getServletContext().getInitParameter("currency");
    load(configured, 3);
  }

  private static void load(String currency, int decimals) {
    int position = currency.indexOf('?');
    if (position >= 0) {
      throw new IllegalArgumentException("no such currency");
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {}
}
