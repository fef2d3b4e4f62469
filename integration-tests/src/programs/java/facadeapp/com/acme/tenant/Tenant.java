package com.acme.tenant;

import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import java.util.function.Function;

/** An application that comes with, or is given, the facade, and knows nothing of others that do. */
public final class Tenant implements Function<String, String> {

  /** Throws in a scope, and captures by hand; the id of that, empty without the agent. */
  @Override
  public String apply(String name) {
    Faultline.breadcrumb("tenant", "crumb of " + name);
    try (Scope scope = Faultline.scope()) {
      scope.tag("tenant", name);
      try {
        return order(name);
      } catch (IllegalStateException e) {
        return Faultline.capture(e);
      }
    }
  }

  private static String order(String name) {
    throw new IllegalStateException("no order of " + name);
  }
}
