package com.acme.untouched;

import java.io.File;
import java.util.Map;

/** Throws with one value after the other in scope; prints how many, and each call of its own methods. */
public final class Untouched {

  private Untouched() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Object> values = new HostileValues(new File(".")).all();
    values.putAll(JdkValues.all());
    Calls.watch();
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      try {
        look(entry.getKey(), entry.getValue());
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    System.out.println(values.size());
  }

  private static void look(String name, Object value) {
    throw new IllegalArgumentException("value " + name);
  }
}
