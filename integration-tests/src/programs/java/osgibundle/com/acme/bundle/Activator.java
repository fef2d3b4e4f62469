package com.acme.bundle;

import com.acme.plugin.Prices;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that imports nothing but the framework's own package. */
public final class Activator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    Prices.print("start");
  }

  @Override
  public void stop(BundleContext context) {
    Prices.print("stop");
  }
}
