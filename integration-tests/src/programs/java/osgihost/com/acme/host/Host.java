package com.acme.host;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts whatever OSGi framework is on the class path, with one bundle in it, and ends it. */
public final class Host {

  private Host() {}

  /**
   * @param arguments folder for the framework's files, and the bundle
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("org.osgi.framework.storage", arguments[0]);
    configuration.put("org.osgi.framework.storage.clean", "onFirstInit");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration);
    framework.start();
    Bundle bundle =
        framework
            .getBundleContext()
            .installBundle("file:" + new File(arguments[1]).getAbsolutePath());
    bundle.start();
    System.out.println(bundle.getSymbolicName() + " active " + (bundle.getState() == Bundle.ACTIVE));
    bundle.stop();
    framework.stop();
    framework.waitForStop(0);
  }
}
