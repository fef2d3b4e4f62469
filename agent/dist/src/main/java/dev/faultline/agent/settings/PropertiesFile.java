package dev.faultline.agent.settings;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * A properties file with the line of each entry, which {@link Properties} does not keep. The format
 * is that of {@link Properties#load}, in UTF-8. Immutable.
 */
final class PropertiesFile {

  /** One setting as it stands in the file. */
  static final class Entry {

    final String key;
    final String value;

    /** Where it starts, from 1. */
    final int line;

    Entry(String key, String value, int line) {
      this.key = key;
      this.value = value;
      this.line = line;
    }
  }

  /** Nobody writes that many settings; it is another file. */
  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private PropertiesFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   */
  static PropertiesFile read(File file) throws IOException {
    if (file.exists() && !file.isFile()) {
      // The end of a pipe may never come.
      throw new IOException(file.isDirectory() ? "it is a folder" : "it is not a regular file");
    }
    if (file.length() > MOST_BYTES) {
      throw new IOException("it has " + file.length() + " bytes, more than " + MOST_BYTES);
    }
    // Neither java.nio.file nor Files: the application may choose its own default file system.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = new FileInputStream(file)) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    }
    return parse(file.getPath(), bytes.toByteArray());
  }

  private static PropertiesFile parse(String name, byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw new IOException("it is not a text in UTF-8: there are zero bytes in it");
    }
    return parse(name, text, malformedLines(bytes));
  }

  /** Which lines, from 0, are not in UTF-8, which is ASCII wherever a line ends. */
  private static BitSet malformedLines(byte[] bytes) {
    BitSet malformed = new BitSet();
    String[] lines = linesOf(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int i = 0; i < lines.length; i++) {
      try {
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(lines[i].getBytes(StandardCharsets.ISO_8859_1)));
      } catch (CharacterCodingException e) {
        malformed.set(i);
      }
    }
    return malformed;
  }

  private static String[] linesOf(String text) {
    return text.split("\r\n|\r|\n", -1);
  }

  static PropertiesFile parse(String name, String text) {
    return parse(name, text, new BitSet());
  }

  private static PropertiesFile parse(String name, String text, BitSet malformed) {
    PropertiesFile file = new PropertiesFile(name);
    String[] lines = linesOf(text.startsWith("\uFEFF") ? text.substring(1) : text);
    for (int i = 0; i < lines.length; i++) {
      int first = i;
      String trimmed = lines[i].trim();
      if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith("!")) {
        continue;
      }
      StringBuilder logical = new StringBuilder(lines[i]);
      while (goesOn(lines[i]) && i + 1 < lines.length) {
        logical.append('\n').append(lines[++i]);
      }
      int bad = malformed.nextSetBit(first);
      if (bad >= 0 && bad <= i) {
        file.warn(
            bad + 1,
            "not in UTF-8, so the line is ignored (save the file in UTF-8, or write letters that"
                + " are not ASCII as \\u and four hexadecimal digits)");
      } else {
        file.add(logical.toString(), first + 1);
      }
    }
    return file;
  }

  /** A line goes on when an odd number of backslashes ends it. */
  private static boolean goesOn(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void add(String logicalLine, int line) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logicalLine));
    } catch (IOException | IllegalArgumentException e) {
      // Nothing else can be wrong with a line.
      warn(
          line,
          "\\u is not followed by four hexadecimal digits, so the line is ignored"
              + " (a backslash is written \\\\)");
      return;
    }
    for (String key : one.stringPropertyNames()) {
      entries.add(new Entry(key, one.getProperty(key).trim(), line));
    }
  }

  private void warn(int line, String fault) {
    warnings.add(name + ":" + line + ": " + fault);
  }

  String name() {
    return name;
  }

  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** What could not be read at all. */
  List<String> warnings() {
    return Collections.unmodifiableList(warnings);
  }
}
