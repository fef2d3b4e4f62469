package dev.faultline.instrumentation.facade;

import dev.faultline.api.Breadcrumb;
import dev.faultline.api.Context;
import dev.faultline.api.Faultline;
import dev.faultline.api.Level;
import dev.faultline.api.Scope;
import dev.faultline.api.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls everything that the facade has. Loaded by {@link WovenFacade}. */
public final class Application implements Callable<List<Object>> {

  static final Exception EXCEPTION = new IllegalStateException("for tests");

  private final List<Object> results = new ArrayList<>();

  @Override
  public List<Object> call() throws Exception {
    onTheThread();
    inAScope();
    elsewhere();
    return results;
  }

  private void onTheThread() {
    Faultline.tag("a", "text");
    Faultline.tag("b", 1);
    Faultline.tag("c", 0.5);
    Faultline.tag("d", true);
    Faultline.user(User.id("1").name("Ann").email("ann@example.org").ip("192.0.2.1"));
    Faultline.breadcrumb("db", "query");
    Faultline.breadcrumb(Breadcrumb.of("db", "query").level(Level.WARNING).data("rows", 12));
    results.add(Faultline.capture(EXCEPTION));
    results.add(Faultline.capture(EXCEPTION, Level.DEBUG));
    results.add(Faultline.message("text"));
    results.add(Faultline.message("text", Level.ERROR));
  }

  private void inAScope() {
    try (Scope scope = Faultline.scope()) {
      scope.tag("a", "text").tag("b", 1).tag("c", 0.5).tag("d", false);
      scope.user(User.id("2")).breadcrumb("http", "get");
      scope.breadcrumb(
          Breadcrumb.of("http", "get")
              .data("a", "x")
              .data("b", 1)
              .data("c", 0.5)
              .data("d", true)
              .data("e", 2)
              .data("none", null));
      results.add(Faultline.capture(EXCEPTION, scope));
    }
  }

  private void elsewhere() throws Exception {
    Faultline.wrap(() -> results.add("ran")).call();
    Faultline.wrap((Runnable) () -> results.add("ran")).run();
    Faultline.wrap(Runnable::run).execute(() -> results.add("ran"));
    Context context = Faultline.context();
    context.attach().close();
  }
}
