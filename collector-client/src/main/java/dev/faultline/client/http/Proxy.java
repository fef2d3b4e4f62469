package dev.faultline.client.http;

import dev.faultline.client.tls.SettingFile;

/** An HTTP proxy, and who we are to it. Immutable. */
public final class Proxy {
  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final SettingFile passwordFile;

  /**
   * @throws IllegalArgumentException when the host is empty or the port not in 1 to 65535
   */
  public static Proxy of(String host, int port) {
    return new Proxy(host, port, null, null, null);
  }

  private Proxy(String host, int port, String user, String password, SettingFile passwordFile) {
    if (host == null || host.isEmpty()) {
      throw new IllegalArgumentException("the proxy has no host");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the proxy's port is " + port + ", must be 1 to 65535");
    }
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.passwordFile = passwordFile;
  }

  /** The same, telling it who we are when it asks. */
  public Proxy withCredentials(String user, String password) {
    return new Proxy(host, port, user, password, null);
  }

  /** The same, with a password that is read when the proxy asks. */
  Proxy withCredentials(String user, SettingFile passwordFile) {
    return new Proxy(host, port, user, null, passwordFile);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** Null when it is told nothing. */
  String user() {
    return user;
  }

  /**
   * The password as it is now.
   *
   * @throws dev.faultline.client.backend.InvalidBackendException when its file cannot be read
   */
  String password() {
    return passwordFile == null ? password : passwordFile.readSecret();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ':' + port;
  }
}
