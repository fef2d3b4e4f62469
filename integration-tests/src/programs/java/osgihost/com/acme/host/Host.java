package com.acme.host;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts whatever OSGi framework is on the class path, with bundles in it, and ends it. */
public final class Host {

  private Host() {}

  /**
   * @param arguments folder for the framework's files, and the bundles
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("org.osgi.framework.storage", arguments[0]);
    configuration.put("org.osgi.framework.storage.clean", "onFirstInit");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration);
    framework.start();
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      String location = "file:" + new File(arguments[i]).getAbsolutePath();
      bundles.add(framework.getBundleContext().installBundle(location));
    }
    for (Bundle bundle : bundles) {
      bundle.start();
      System.out.println(
          bundle.getSymbolicName() + " active " + (bundle.getState() == Bundle.ACTIVE));
    }
    for (Bundle bundle : bundles) {
      bundle.stop();
    }
    framework.stop();
    framework.waitForStop(0);
  }
}
