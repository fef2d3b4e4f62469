package dev.faultline.it.throwsite;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.Variables;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a case must have left in the collector.
 *
 * @param type the exception's class
 * @param message the exception's message
 * @param method class without package, and method, that threw
 * @param variables all names in scope, in the order of their slots, each with its value as JSON
 */
record ExpectedSite(String type, String message, String method, Map<String, String> variables) {

  /** Stands for any value, and for the number at the end of a compiler's name. */
  private static final String ANY = "*";

  /** A case named by its exception's message, in a method of the same name. */
  static ExpectedSite of(String table, String name, String... variables) {
    return thrownIn(table + "." + name, name, variables);
  }

  static ExpectedSite thrownIn(String method, String message, String... variables) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      map.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return new ExpectedSite("java.lang.IllegalStateException", message, method, map);
  }

  ExpectedSite type(String other) {
    return new ExpectedSite(other, message, method, variables);
  }

  /** How the event shows it, as far as this asks for it. */
  ExpectedSite in(CapturedEvent event) {
    Map<String, String> captured = new LinkedHashMap<>();
    Variables shown = event.variables();
    for (String name : shown.names()) {
      captured.put(name, ANY.equals(variables.get(name)) ? ANY : shown.json(name));
    }
    String thrownIn = String.valueOf(event.thrownIn()).replace("com.acme.cases.", "");
    if (method.endsWith(ANY) && thrownIn.startsWith(method.replace(ANY, ""))) {
      thrownIn = method;
    }
    return new ExpectedSite(event.type(), event.message(), thrownIn, captured);
  }

  @Override
  public String toString() {
    return type + ": " + message + " in " + method + " with " + variables;
  }
}
