package com.acme.deploy;

import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Calls applications in turn, each in a class loader of its own that has its own copy of all. */
public final class Server {

  private Server() {}

  /**
   * @param arguments files and folders that each application consists of
   */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    List<URL> files = new ArrayList<>();
    for (String argument : arguments) {
      files.add(new File(argument).toURI().toURL());
    }
    Function<String, String>[] applications = new Function[2];
    for (int i = 0; i < applications.length; i++) {
      applications[i] =
          (Function<String, String>)
              new ChildFirst(files.toArray(new URL[0]))
                  .loadClass("com.acme.tenant.Tenant")
                  .getConstructor()
                  .newInstance();
    }
    for (int round = 1; ; round++) {
      System.out.println(
          "round " + round + " one=" + applications[0].apply("one") + " two=" + applications[1].apply("two"));
      Thread.sleep(50);
    }
  }
}
