package dev.faultline.client.tls;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files that a backend's settings name for TLS: {@code tls.certificate} with {@code tls.key}
 * (PEM), or {@code tls.keystore} (PKCS#12), and {@code tls.ca}. Immutable.
 */
public final class TlsFiles {
  private final SettingFile certificate;
  private final SettingFile key;
  private final SettingFile keyPassword;
  private final SettingFile keystore;
  private final SettingFile keystorePassword;
  private final SettingFile ca;

  private TlsFiles(BackendSettings settings) {
    certificate = file(settings, "tls.certificate");
    key = file(settings, "tls.key");
    keyPassword = file(settings, "tls.key-password-file");
    keystore = file(settings, "tls.keystore");
    keystorePassword = file(settings, "tls.keystore-password-file");
    ca = file(settings, "tls.ca");
  }

  private static SettingFile file(BackendSettings settings, String name) {
    File path = settings.file(name, null);
    return path == null ? null : new SettingFile(settings.fullName(name), path);
  }

  /**
   * Reads which there are, and none of them.
   *
   * @return null when there are none
   * @throws InvalidBackendException when one lacks another, or excludes it
   */
  public static TlsFiles read(BackendSettings settings) {
    TlsFiles files = new TlsFiles(settings);
    files.check(settings);
    return files.all().isEmpty() ? null : files;
  }

  private void check(BackendSettings settings) {
    need(settings, certificate, "tls.certificate", key, "tls.key");
    need(settings, key, "tls.key", certificate, "tls.certificate");
    need(settings, keyPassword, "tls.key-password-file", key, "tls.key");
    need(settings, keystore, "tls.keystore", keystorePassword, "tls.keystore-password-file");
    need(settings, keystorePassword, "tls.keystore-password-file", keystore, "tls.keystore");
    if (key != null && keystore != null) {
      throw new InvalidBackendException(
          settings.fullName("tls.keystore"),
          "says who this is, and so does tls.key; take one of them out");
    }
  }

  private static void need(
      BackendSettings settings,
      SettingFile present,
      String name,
      SettingFile needed,
      String neededName) {
    if (present != null && needed == null) {
      throw new InvalidBackendException(
          settings.fullName(name), "needs " + neededName + " as well; set it");
    }
  }

  /** Those that there are. */
  public List<SettingFile> all() {
    List<SettingFile> all = new ArrayList<>();
    Collections.addAll(all, certificate, key, keyPassword, keystore, keystorePassword, ca);
    all.removeAll(Collections.singleton(null));
    return all;
  }

  SettingFile certificate() {
    return certificate;
  }

  SettingFile key() {
    return key;
  }

  SettingFile keyPassword() {
    return keyPassword;
  }

  SettingFile keystore() {
    return keystore;
  }

  SettingFile keystorePassword() {
    return keystorePassword;
  }

  SettingFile ca() {
    return ca;
  }
}
