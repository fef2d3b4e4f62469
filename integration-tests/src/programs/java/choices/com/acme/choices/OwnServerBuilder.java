package com.acme.choices;

import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** The program's own choice. */
public final class OwnServerBuilder extends MBeanServerBuilder {

  private static int built;

  static int built() {
    return built;
  }

  @Override
  public MBeanServer newMBeanServer(
      String domain, MBeanServer outer, MBeanServerDelegate delegate) {
    built++;
    return super.newMBeanServer(domain, outer, delegate);
  }
}
