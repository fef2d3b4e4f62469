package dev.faultline.collector;

import dev.faultline.collector.web.ErrorPages;
import dev.faultline.collector.web.SecurityHeaders;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Consumer;

/** The HTTP server. Thread-safe. */
final class HttpServer implements AutoCloseable {

  private static final long STOP_MILLIS = 5_000;

  private final Javalin javalin;
  private final String host;

  private HttpServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  static HttpServer start(String host, int port, Consumer<RoutesConfig> routes)
      throws BindException {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              new SecurityHeaders().register(config.routes);
              new ErrorPages().register(config.routes);
              routes.accept(config.routes);
            });
    try {
      javalin.start(host, port);
    } catch (JavalinBindException e) {
      BindException failure = new BindException(e.getMessage());
      failure.initCause(e);
      throw failure;
    }
    return new HttpServer(javalin, host);
  }

  URI uri() {
    return URI.create("http://" + shownHost() + ":" + javalin.port() + "/");
  }

  private String shownHost() {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
        return "localhost";
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the server listens on " + host, e);
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
