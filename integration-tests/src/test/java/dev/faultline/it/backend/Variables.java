package dev.faultline.it.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables beside a frame. */
public final class Variables {

  private final JsonNode node;

  private Variables(JsonNode node) {
    this.node = node;
  }

  /** Of the innermost frame of an exception that has variables; none when no frame has. */
  public static Variables ofException(JsonNode exception) {
    for (JsonNode frame : exception.path("frames")) {
      if (frame.has("variables")) {
        return new Variables(frame.path("variables"));
      }
    }
    return new Variables(MissingNode.getInstance());
  }

  /** Their names, in the order in which they were captured. */
  public List<String> names() {
    Iterable<String> names = node::fieldNames;
    java.util.ArrayList<String> list = new java.util.ArrayList<>();
    names.forEach(list::add);
    return list;
  }

  /** The value of one, missing when there is no such variable. */
  public JsonNode get(String name) {
    return node.path(name);
  }

  /** The value of one as JSON, such as {@code 7}, {@code "text"} or {@code {"a":1}}. */
  public String json(String name) {
    return get(name).toString();
  }

  /** Name and value as JSON of all. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      all.put(name, json(name));
    }
    return all;
  }

  @Override
  public String toString() {
    return node.toPrettyString();
  }
}
