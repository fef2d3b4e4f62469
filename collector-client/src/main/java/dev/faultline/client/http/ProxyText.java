package dev.faultline.client.http;

import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/** How proxies are written, in settings and in the environment. */
final class ProxyText {
  private ProxyText() {}

  /**
   * Reads {@code host:port}, or a URL that may have a user and a password.
   *
   * @return null when it is none
   */
  static Proxy parse(String text) {
    boolean isUrl = text.contains("://");
    if (!isUrl && text.indexOf('@') >= 0) {
      // Whoever shows settings leaves out the credentials of URLs.
      return null;
    }
    String url = isUrl ? text : "http://" + text;
    try {
      URI uri = new URI(url.trim());
      boolean plain =
          uri.getRawPath().replace("/", "").isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (!plain || !"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
        return null;
      }
      Proxy proxy = Proxy.of(uri.getHost(), uri.getPort());
      String user = uri.getRawUserInfo();
      if (user == null) {
        return proxy;
      }
      int colon = user.indexOf(':');
      return colon < 0
          ? proxy.withCredentials(decode(user), "")
          : proxy.withCredentials(
              decode(user.substring(0, colon)), decode(user.substring(colon + 1)));
    } catch (URISyntaxException | IllegalArgumentException none) {
      return null;
    }
  }

  private static String decode(String text) {
    try {
      // A plus is a plus here, not a space as in forms.
      return URLDecoder.decode(text.replace("+", "%2B"), "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The proxy that the environment names for a URL, as curl and others read it: {@code
   * HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in small letters first.
   *
   * @return the variable that names it; null when the connection is to be direct
   */
  static String variable(URI url, Map<String, String> environment) {
    String host = url.getHost();
    if (isLocal(host) || isExempt(host, url.getPort(), value("no_proxy", environment))) {
      return null;
    }
    String name = url.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
    if (!value(name, environment).isEmpty()) {
      return environment.containsKey(name) ? name : name.toUpperCase(Locale.ROOT);
    }
    return null;
  }

  private static String value(String name, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      value = environment.get(name.toUpperCase(Locale.ROOT));
    }
    return value == null ? "" : value.trim();
  }

  private static boolean isLocal(String host) {
    InetAddress literal = literal(host);
    return host.equalsIgnoreCase("localhost") || literal != null && literal.isLoopbackAddress();
  }

  private static boolean isExempt(String host, int port, String list) {
    for (String entry : list.split("[,\\s]+")) {
      if (isExempt(host.toLowerCase(Locale.ROOT), port, entry.toLowerCase(Locale.ROOT), true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExempt(String host, int port, String entry, boolean mayHavePort) {
    if (entry.isEmpty()) {
      return false;
    }
    if (entry.equals("*") || isInNetwork(host, entry)) {
      return true;
    }
    String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
    if (host.equals(domain)
        || host.endsWith(domain.startsWith(".") ? domain : "." + domain)
        || domain.equals("." + host)) {
      return true;
    }
    int colon = entry.lastIndexOf(':');
    return mayHavePort
        && colon > 0
        && entry.substring(colon + 1).equals(String.valueOf(port))
        && isExempt(host, port, entry.substring(0, colon), false);
  }

  /** An address within {@code 10.0.0.0/8}; names are not looked up for that. */
  private static boolean isInNetwork(String host, String entry) {
    int slash = entry.indexOf('/');
    InetAddress address = literal(host);
    InetAddress network = literal(slash < 0 ? entry : entry.substring(0, slash));
    if (address == null || network == null) {
      return false;
    }
    byte[] one = address.getAddress();
    byte[] other = network.getAddress();
    int bits = slash < 0 ? 8 * other.length : bits(entry.substring(slash + 1));
    if (one.length != other.length || bits < 0 || bits > 8 * one.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** Null when it is a name. */
  private static InetAddress literal(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (!bare.matches("\\d{1,3}(\\.\\d{1,3}){3}") && bare.indexOf(':') < 0) {
      return null;
    }
    try {
      return InetAddress.getByName(bare);
    } catch (UnknownHostException none) {
      return null;
    }
  }
}
