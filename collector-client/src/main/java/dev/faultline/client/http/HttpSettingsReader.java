package dev.faultline.client.http;

import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.tls.SettingFile;
import dev.faultline.client.tls.TlsFiles;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what all backends over HTTP have among their settings. */
public final class HttpSettingsReader {
  private static final String HEADERS = "headers";
  private static final String PROXY = "proxy";
  private static final String PROXY_USER = "proxy-user";
  private static final String PROXY_PASSWORD = "proxy-password-file";
  private static final String TOKEN = "token-file";
  private static final String AUTHORIZATION = "Authorization";
  private static final String HEADER = "header.";
  private static final String FILE = "-file";
  private static final String CONNECT_TIMEOUT = "connect-timeout";
  private static final String READ_TIMEOUT = "read-timeout";
  private static final String CONNECTION_MAX_AGE = "connection-max-age";

  /** The value of {@code proxy} that leaves it to the environment. */
  private static final String ENVIRONMENT = "environment";

  private final BackendSettings settings;
  private final URI url;
  private final Map<String, String> environment;
  private final HttpSettings.Builder http = HttpSettings.builder();

  private HttpSettingsReader(
      BackendSettings settings, String url, Map<String, String> environment) {
    this.settings = settings;
    this.url = URI.create(url);
    this.environment = environment;
  }

  /**
   * As {@link BackendProvider#tuning()}: what is read here and says how to get there alone. A proxy
   * that is mended must not keep from the disk what waits for it.
   *
   * @param others that the backend has, which are added
   */
  public static Set<String> tuning(String... others) {
    Set<String> names =
        new HashSet<>(
            Arrays.asList(
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                CONNECTION_MAX_AGE,
                PROXY,
                PROXY_USER,
                PROXY_PASSWORD));
    names.addAll(Arrays.asList(others));
    return Collections.unmodifiableSet(names);
  }

  /**
   * The settings. No file that they name is read.
   *
   * @param url that will be posted to, checked
   * @throws InvalidBackendException when one does not fit; secrets are not repeated
   */
  public static HttpSettings read(BackendContext context, String url) {
    return read(context, url, System.getenv());
  }

  static HttpSettings read(BackendContext context, String url, Map<String, String> environment) {
    HttpSettingsReader reader = new HttpSettingsReader(context.settings(), url, environment);
    reader.http.log(context.log());
    return reader.read();
  }

  private HttpSettings read() {
    addHeaders();
    addHeaderFiles();
    addProxy();
    addTls();
    try {
      return http.connectTimeout(settings.duration(CONNECT_TIMEOUT, Duration.ofSeconds(5)))
          .readTimeout(settings.duration(READ_TIMEOUT, Duration.ofSeconds(10)))
          .connectionMaxAge(settings.duration(CONNECTION_MAX_AGE, Duration.ofMinutes(5)))
          .build();
    } catch (InvalidBackendException wrong) {
      throw wrong;
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(settings.fullName("*-timeout"), wrong.getMessage());
    }
  }

  private void addHeaders() {
    String text = settings.text(HEADERS, "");
    for (String header : text.split(",")) {
      if (header.trim().isEmpty()) {
        continue;
      }
      int equals = header.indexOf('=');
      if (equals < 0) {
        // Not repeated: who forgets the name shows the secret.
        throw new InvalidBackendException(
            settings.fullName(HEADERS), "expected name=value, several separated by commas");
      }
      try {
        http.header(header.substring(0, equals).trim(), header.substring(equals + 1).trim());
      } catch (IllegalArgumentException wrong) {
        throw new InvalidBackendException(settings.fullName(HEADERS), wrong.getMessage());
      }
    }
  }

  private void addHeaderFiles() {
    File token = settings.file(TOKEN, null);
    if (token != null) {
      http.headerFile(
          new HeaderFile(
              AUTHORIZATION, "Bearer ", new SettingFile(settings.fullName(TOKEN), token)));
    }
    for (String name : new TreeSet<>(settings.values().keySet())) {
      if (!name.startsWith(HEADER) || !name.endsWith(FILE)) {
        continue;
      }
      File path = settings.file(name, null);
      if (path != null) {
        String header = name.substring(HEADER.length(), name.length() - FILE.length());
        try {
          HeaderRules.check(header, "");
        } catch (IllegalArgumentException wrong) {
          throw new InvalidBackendException(settings.fullName(name), wrong.getMessage());
        }
        http.headerFile(new HeaderFile(header, "", new SettingFile(settings.fullName(name), path)));
      }
    }
  }

  private void addProxy() {
    String text = settings.text(PROXY, null);
    String user = settings.text(PROXY_USER, null);
    File password = settings.file(PROXY_PASSWORD, null);
    if ((user == null) != (password == null)) {
      throw new InvalidBackendException(
          settings.fullName(user == null ? PROXY_PASSWORD : PROXY_USER),
          "needs " + (user == null ? PROXY_USER : PROXY_PASSWORD) + " as well; set it");
    }
    Proxy proxy = text == null ? null : proxy(text);
    if (proxy != null && user != null) {
      proxy =
          proxy.withCredentials(user, new SettingFile(settings.fullName(PROXY_PASSWORD), password));
    }
    http.proxy(proxy);
  }

  /** Null for none. What does not fit is not repeated: it may hold a password. */
  private Proxy proxy(String text) {
    if (!text.equalsIgnoreCase(ENVIRONMENT)) {
      return parsed(
          text,
          "is not host:port of an HTTP proxy, such as proxy.example.com:3128, nor " + ENVIRONMENT);
    }
    String variable = ProxyText.variable(url, environment);
    return variable == null
        ? null
        : parsed(
            environment.get(variable).trim(),
            "finds in "
                + variable
                + " what is no HTTP proxy, such as http://proxy.example.com:3128");
  }

  private Proxy parsed(String text, String problem) {
    Proxy proxy = ProxyText.parse(text);
    if (proxy == null) {
      throw new InvalidBackendException(settings.fullName(PROXY), problem);
    }
    return proxy;
  }

  private void addTls() {
    TlsFiles files = TlsFiles.read(settings);
    if (files != null && !"https".equalsIgnoreCase(url.getScheme())) {
      throw new InvalidBackendException(
          settings.fullName("tls.*"),
          "is of no use without TLS: let the address begin with https://");
    }
    http.tls(files);
  }
}
