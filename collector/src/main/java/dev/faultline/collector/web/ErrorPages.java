package dev.faultline.collector.web;

import dev.faultline.collector.api.JsonErrors;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people and programs get to read when there is nothing better to show. */
public final class ErrorPages {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Templates templates = new Templates();

  /** Answers all errors that nothing else does. */
  public void register(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, this::expected);
    routes.exception(Exception.class, this::unexpected);
  }

  private void expected(HttpResponseException e, Context ctx) {
    if (e.getStatus() == 404) {
      write(ctx, 404, "Nothing here", "There is nothing at " + ctx.path() + ".");
    } else if (e.getStatus() == 405) {
      ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", ""));
      write(ctx, 405, "Not this way", ctx.method() + " is not possible at " + ctx.path() + ".");
    } else {
      write(ctx, e.getStatus(), "That did not work", e.getMessage());
    }
  }

  private void unexpected(Exception e, Context ctx) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    write(
        ctx,
        500,
        "The collector failed",
        "It could not answer this request. Its log says why; events that were acknowledged are safe.");
  }

  private void write(Context ctx, int status, String title, String message) {
    if (isForPrograms(ctx.path())) {
      JsonErrors.write(ctx, status, message);
    } else {
      ctx.status(status);
      templates.render(
          ctx, "error.jte", Map.of("status", status, "title", title, "message", message));
    }
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/v1/");
  }
}
