package dev.faultline.collector.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;

/** Errors for programs. */
public final class JsonErrors {

  private JsonErrors() {}

  /** Answers with {@code {"error": message}}. */
  public static void write(Context ctx, int status, String message) {
    ctx.status(status)
        .contentType("application/json")
        .result(JsonNodeFactory.instance.objectNode().put("error", message).toString());
  }
}
