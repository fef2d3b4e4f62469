package dev.faultline.agent.backend.jar;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One open jar. Read as a ZIP file, because {@code java.util.jar} verifies what nobody asked to be
 * verified, and cannot tell versions apart on Java 8. Thread-safe.
 */
final class JarContent implements Closeable {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int FIRST_VERSION = 9;

  private final File file;
  private final ZipFile zip;

  /** The newest {@code META-INF/versions} that counts here; less than 9 for none. */
  private final int version;

  /**
   * @param javaVersion of this JVM, such as 17
   * @throws IOException when it is no jar, or cannot be read
   */
  JarContent(File file, int javaVersion) throws IOException {
    this.file = file;
    zip = new ZipFile(file);
    boolean opened = false;
    try {
      version = isMultiRelease() ? javaVersion : 0;
      opened = true;
    } finally {
      if (!opened) {
        zip.close();
      }
    }
  }

  private boolean isMultiRelease() throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Attributes main = new Manifest(in).getMainAttributes();
      return "true".equalsIgnoreCase(main.getValue("Multi-Release"));
    }
  }

  File file() {
    return file;
  }

  boolean has(String name) {
    return entry(name) != null;
  }

  /** The content of an entry; null when there is none. */
  byte[] read(String name) throws IOException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
      in.readFully(bytes);
    }
    return bytes;
  }

  private ZipEntry entry(String name) {
    for (int i = version; i >= FIRST_VERSION; i--) {
      ZipEntry versioned = zip.getEntry("META-INF/versions/" + i + '/' + name);
      if (versioned != null) {
        return versioned;
      }
    }
    return zip.getEntry(name);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
