package dev.faultline.collector;

import dev.faultline.collector.web.ErrorPages;
import dev.faultline.collector.web.SecurityHeaders;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.Collection;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The HTTP server. Thread-safe. */
final class HttpServer implements AutoCloseable {

  /** How long requests under way have to end when the server stops. */
  private static final long STOP_MILLIS = 5_000;

  /** How long connections without a request under way are kept then. */
  private static final long IDLE_STOP_MILLIS = 50;

  private final Javalin javalin;
  private final InetAddress address;

  private HttpServer(Javalin javalin, InetAddress address) {
    this.javalin = javalin;
    this.address = address;
  }

  /**
   * Listens on {@code socket}, which is bound, and closes it at the end.
   *
   * @param allowedHosts names that requests may ask for, beside this machine's own
   * @param routes adds what is served
   */
  static HttpServer start(
      ServerSocketChannel socket, Collection<String> allowedHosts, Consumer<RoutesConfig> routes) {
    InetAddress address = socket.socket().getInetAddress();
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
              config.jetty.addConnector((server, http) -> connector(server, http, socket));
              new SecurityHeaders().register(config.routes);
              new HostCheck(address, allowedHosts).register(config.routes);
              new ErrorPages().register(config.routes);
              routes.accept(config.routes);
            });
    return new HttpServer(javalin.start(), address);
  }

  private static Connector connector(
      Server server, HttpConfiguration http, ServerSocketChannel socket) {
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setShutdownIdleTimeout(IDLE_STOP_MILLIS);
    try {
      connector.open(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  URI uri() {
    return URI.create("http://" + shownHost() + ":" + javalin.port() + "/");
  }

  private String shownHost() {
    if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
      return "localhost";
    }
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
