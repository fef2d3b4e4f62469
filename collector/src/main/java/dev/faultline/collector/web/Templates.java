package dev.faultline.collector.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/**
 * The pages' templates, compiled with the collector: nothing is compiled while it runs.
 * Thread-safe.
 */
final class Templates {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Answers with the page that the template makes of {@code parameters}. */
  void render(Context ctx, String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput();
    engine.render(template, parameters, output);
    ctx.header("Cache-Control", "no-cache")
        .contentType("text/html; charset=utf-8")
        .result(output.toString());
  }
}
