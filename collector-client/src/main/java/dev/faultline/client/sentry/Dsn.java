package dev.faultline.client.sentry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * The address of a project, with the key to it: {@code https://KEY@sentry.example.com/42}.
 * Immutable.
 */
public final class Dsn {
  private static final Pattern KEY = Pattern.compile("[!-~&&[^,;:@/\"\\\\]]+");
  private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern CREDENTIALS = Pattern.compile("//[^@/]*@");

  private final String url;
  private final String publicKey;
  private final String secretKey;

  private Dsn(String url, String publicKey, String secretKey) {
    this.url = url;
    this.publicKey = publicKey;
    this.secretKey = secretKey;
  }

  /**
   * Reads a DSN, of today's form or of the former one with a secret key behind the public one.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat the keys
   */
  public static Dsn parse(String text) {
    URI uri = uri(text);
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw wrong(text, "must start with https:// or http://");
    }
    if (uri.getHost() == null) {
      throw wrong(text, "has no host, or one with characters that a host cannot have");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw wrong(text, "has the port " + uri.getPort() + ", must be 1 to 65535");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong(text, "must end with its project, without ? or #");
    }
    String keys = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = keys.indexOf(':');
    String secret = colon < 0 ? "" : keys.substring(colon + 1);
    return new Dsn(
        url(text, uri),
        key(text, "public", colon < 0 ? keys : keys.substring(0, colon)),
        secret.isEmpty() ? null : key(text, "secret", secret));
  }

  private static URI uri(String text) {
    try {
      return new URI(text.trim());
    } catch (URISyntaxException malformed) {
      throw wrong(text, "is not a URL: " + malformed.getReason());
    }
  }

  private static String key(String text, String which, String key) {
    if (key.isEmpty()) {
      throw wrong(text, "has no " + which + " key before its host, which an @ would follow");
    }
    if (!KEY.matcher(key).matches()) {
      throw wrong(text, "has a " + which + " key with characters that a key cannot have");
    }
    return key;
  }

  private static String url(String text, URI uri) {
    String path = uri.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    String project = path.substring(path.lastIndexOf('/') + 1);
    if (project.isEmpty()) {
      throw wrong(text, "has no project at its end");
    }
    if (!PROJECT.matcher(project).matches()) {
      throw wrong(text, "has a project with characters that a project cannot have");
    }
    String authority = uri.getRawAuthority();
    return uri.getScheme()
        + "://"
        + authority.substring(authority.lastIndexOf('@') + 1)
        + path.substring(0, path.length() - project.length())
        + "api/"
        + project
        + "/envelope/";
  }

  private static IllegalArgumentException wrong(String text, String why) {
    String shown = CREDENTIALS.matcher(text).replaceAll("//...@");
    return new IllegalArgumentException(
        "DSN \"" + shown + "\" " + why + "; expected something like https://KEY@host/42");
  }

  /** Where envelopes go; without keys. */
  String url() {
    return url;
  }

  /**
   * The value of the header {@code X-Sentry-Auth}.
   *
   * @param client name and version of who sends, joined by a slash
   */
  String authorization(String client) {
    String header =
        "Sentry sentry_version=7, sentry_client=" + client + ", sentry_key=" + publicKey;
    return secretKey == null ? header : header + ", sentry_secret=" + secretKey;
  }

  /** Without its keys. */
  @Override
  public String toString() {
    return url;
  }
}
