package dev.faultline.collector.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The style sheet and the icon. */
final class StaticAssets {

  void register(RoutesConfig routes) {
    serve(routes, "/assets/faultline.css", "faultline.css", "text/css; charset=utf-8");
    serve(routes, "/assets/favicon.svg", "favicon.svg", "image/svg+xml");
  }

  private static void serve(RoutesConfig routes, String path, String resource, String type) {
    byte[] content = read(resource);
    routes.get(
        path, ctx -> ctx.header("Cache-Control", "max-age=300").contentType(type).result(content));
  }

  private static byte[] read(String resource) {
    try (InputStream in = StaticAssets.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
