package com.acme.bundle;

import com.acme.tenant.Tenant;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs the application once. */
public final class Activator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    String name = context.getBundle().getSymbolicName();
    System.out.println(name + "=" + new Tenant().apply(name));
  }

  @Override
  public void stop(BundleContext context) {}
}
