package dev.faultline.client.http;

import dev.faultline.client.tls.SettingFile;

/** A header whose value, or the secret in it, is in a file. Immutable. */
final class HeaderFile {
  private final String name;
  private final String prefix;
  private final SettingFile file;

  /**
   * @param prefix of the value, before what the file holds
   */
  HeaderFile(String name, String prefix, SettingFile file) {
    this.name = name;
    this.prefix = prefix;
    this.file = file;
  }

  String name() {
    return name;
  }

  SettingFile file() {
    return file;
  }

  /**
   * The value by what the file holds now.
   *
   * @throws dev.faultline.client.backend.InvalidBackendException when it holds none that can stand
   *     in a request
   */
  String value() {
    String value = prefix + file.readSecret();
    try {
      HeaderRules.check(name, value);
    } catch (IllegalArgumentException wrong) {
      throw file.wrong("cannot be sent: " + wrong.getMessage());
    }
    return value;
  }
}
