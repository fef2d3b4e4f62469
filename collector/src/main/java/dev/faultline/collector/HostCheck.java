package dev.faultline.collector;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests for hosts that this server is not. A page that a browser got from elsewhere can
 * have its own name resolved to this machine, and would then read all that is served here; the name
 * that it asks for gives it away. Thread-safe.
 */
final class HostCheck {

  private static final int MISDIRECTED_REQUEST = 421;

  private final Set<String> allowed = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
  private final boolean needed;

  /**
   * @param address which is listened on: on other than this machine alone, any name may be right
   * @param names allowed beside those that every machine has for itself
   */
  HostCheck(InetAddress address, Collection<String> names) {
    needed = address.isLoopbackAddress();
    String own = address.getHostAddress();
    allowed.add(own.contains(":") ? "[" + own + "]" : own);
    names.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Checks all requests of a server. */
  void register(RoutesConfig routes) {
    if (needed) {
      routes.before(this::check);
    }
  }

  private void check(Context ctx) {
    String host = ctx.header("Host");
    if (host == null || !allowed.contains(withoutPort(host))) {
      throw new HttpResponseException(
          MISDIRECTED_REQUEST,
          "This collector is not known as '"
              + (host == null ? "" : host)
              + "'. Ask for localhost, or start it with --allow-host NAME.");
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }
}
