package dev.faultline.weaving.loaded;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class file that a loaded class came from: in a class folder, in a jar, or in a folder inside
 * a Spring Boot jar. The class's loader is not asked, it may be the application's own.
 */
final class OriginalClassFile {

  private static final String INSIDE = "!/";

  private OriginalClassFile() {}

  /**
   * Reads it.
   *
   * @param className internal name
   * @param domain the class's own; may be null
   * @return null when it is not found
   */
  static byte[] read(String className, ProtectionDomain domain) throws IOException {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return null;
    }
    String place = location.toExternalForm();
    String folder = "";
    if (place.startsWith("jar:")) {
      // jar:file:/shop.jar!/BOOT-INF/classes!/ and, since Spring Boot 3.2,
      // jar:nested:/shop.jar/!BOOT-INF/classes/!/
      String[] parts = place.substring("jar:".length()).split("/?!/?");
      place = parts[0].replaceFirst("^nested:", "file:");
      folder = parts.length > 1 ? parts[1] + '/' : "";
    }
    File file = file(place);
    String entry = folder + className + ".class";
    if (file == null || entry.contains(INSIDE)) {
      return null;
    }
    return file.isDirectory() ? readFile(new File(file, entry)) : readEntry(file, entry);
  }

  private static File file(String place) {
    try {
      URI uri = new URI(place);
      return "file".equals(uri.getScheme()) && uri.getPath() != null
          ? new File(uri.getPath())
          : null;
    } catch (URISyntaxException unusual) {
      return null;
    }
  }

  private static byte[] readFile(File file) throws IOException {
    if (!file.isFile()) {
      return null;
    }
    try (InputStream in = new FileInputStream(file)) {
      return readAll(in);
    }
  }

  private static byte[] readEntry(File jar, String name) throws IOException {
    if (!jar.isFile()) {
      return null;
    }
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return readAll(in);
      }
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}
