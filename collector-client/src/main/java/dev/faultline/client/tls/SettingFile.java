package dev.faultline.client.tls;

import dev.faultline.client.backend.InvalidBackendException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file that a setting names, and that holds a key, certificates or a secret. Immutable. */
public final class SettingFile {
  private static final int MAX_BYTES = 1 << 20;

  private final String setting;
  private final File path;

  /**
   * @param setting its full name, for messages
   */
  public SettingFile(String setting, File path) {
    this.setting = Objects.requireNonNull(setting, "setting");
    this.path = Objects.requireNonNull(path, "path");
  }

  /**
   * All of it, as it is now.
   *
   * @throws InvalidBackendException when it cannot be read, is empty, or has more than 1 MiB
   */
  public byte[] read() {
    if (!path.exists()) {
      throw wrong("is not there; correct the path, or put the file there");
    }
    if (path.isDirectory()) {
      throw wrong("is a folder; name the file in it");
    }
    byte[] bytes;
    try (InputStream in = new FileInputStream(path)) {
      bytes = read(in);
    } catch (IOException unreadable) {
      throw wrong("cannot be read by this process (" + unreadable.getMessage() + ")");
    }
    if (bytes.length == 0) {
      throw wrong("is empty");
    }
    return bytes;
  }

  private byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4_096];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytes.write(buffer, 0, count);
      if (bytes.size() > MAX_BYTES) {
        throw wrong("has more than 1 MiB: is it another file?");
      }
    }
    return bytes.toByteArray();
  }

  /**
   * A secret: its text without spaces and newlines around it.
   *
   * @throws InvalidBackendException as {@link #read()}, and when there is nothing else in it
   */
  public String readSecret() {
    String text = new String(read(), StandardCharsets.UTF_8).trim();
    if (text.isEmpty()) {
      throw wrong("is empty");
    }
    return text;
  }

  /** What to throw when its content does not fit. Does not repeat any of it. */
  public InvalidBackendException wrong(String problem) {
    return new InvalidBackendException(setting, path + " " + problem);
  }
}
