package dev.faultline.collector.web;

import io.javalin.config.RoutesConfig;

/** Headers that keep what events hold from doing anything in a browser but being read. */
public final class SecurityHeaders {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Sets them on every answer. */
  public void register(RoutesConfig routes) {
    routes.before(
        ctx ->
            ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin"));
  }
}
