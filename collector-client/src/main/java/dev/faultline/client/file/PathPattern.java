package dev.faultline.client.file;

import dev.faultline.client.event.Resource;
import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the file that a process writes, the old ones beside it, and those of other processes.
 * Immutable.
 *
 * <p>Of {@code faultline-%p.ndjson} the process 17 writes {@code faultline-17.ndjson}, and an old
 * file is {@code faultline-17.20261122T155221123Z.ndjson}, with {@code .gz} behind it when it is
 * compressed.
 */
final class PathPattern {
  private static final String COMPRESSED = ".gz";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String STAMP_REGEX = "[0-9]{8}T[0-9]{9}Z";

  private final File folder;
  private final String stem;
  private final String extension;
  private final Pattern currentOnes;
  private final Pattern oldOnes;

  private PathPattern(File folder, String name, String pid, String host) {
    this.folder = folder;
    int dot = name.lastIndexOf('.');
    String rawStem = dot > 0 ? name.substring(0, dot) : name;
    this.extension = dot > 0 ? expand(name.substring(dot), pid, host) : "";
    this.stem = expand(rawStem, pid, host);
    String anyStem = anyProcess(rawStem, host);
    this.currentOnes = Pattern.compile(anyStem + Pattern.quote(extension));
    this.oldOnes =
        Pattern.compile(
            anyStem + "\\.(" + STAMP_REGEX + ")" + Pattern.quote(extension) + "(\\.gz)?");
  }

  /**
   * Reads the pattern of the settings.
   *
   * @param resource its {@code process.pid} and {@code host.name} are what {@code %p} and {@code
   *     %h} stand for
   * @throws IllegalArgumentException when the pattern makes no path
   */
  static PathPattern of(FileSettings settings, Resource resource) {
    return parse(settings.path(), text(resource, "process.pid"), text(resource, "host.name"));
  }

  private static String text(Resource resource, String attribute) {
    Object value = resource.attributes().get(attribute);
    return value == null ? null : String.valueOf(value);
  }

  /**
   * Reads a pattern.
   *
   * @param text a path, in which {@code %p} stands for the process's id, {@code %h} for the host's
   *     name, and {@code %%} for a percent sign
   * @param pid null when it is not known
   * @param host null when it is not known
   * @throws IllegalArgumentException when the pattern makes no path
   */
  static PathPattern parse(String text, String pid, String host) {
    Objects.requireNonNull(text, "text");
    check(text, pid, host);
    File path = new File(text).getAbsoluteFile();
    String name = path.getName();
    if (name.isEmpty() || text.endsWith("/") || text.endsWith(File.separator)) {
      throw wrong(text, "ends with a folder");
    }
    File folder = new File(expand(path.getParent(), pid, host));
    return new PathPattern(folder, name, pid, host);
  }

  private static void check(String text, String pid, String host) {
    if (text.trim().isEmpty()) {
      throw wrong(text, "is empty");
    }
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 2)) {
      char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if ("ph%".indexOf(kind) < 0) {
        throw wrong(text, "has a % that is followed by none of p, h and %");
      }
      if (kind == 'p' && pid == null || kind == 'h' && host == null) {
        throw wrong(text, "has %" + kind + ", but that is not known here");
      }
    }
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "path \"" + text + "\" " + why + "; expected something like logs/faultline-%p.ndjson");
  }

  private static String expand(String text, String pid, String host) {
    StringBuilder expanded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      expanded.append(c == '%' ? value(text.charAt(++i), pid, host) : String.valueOf(c));
    }
    return expanded.toString();
  }

  private static String value(char kind, String pid, String host) {
    switch (kind) {
      case 'p':
        return pid;
      case 'h':
        return host;
      default:
        return "%";
    }
  }

  /** Of other processes on this host; those of other hosts cannot be asked whether they run. */
  private static String anyProcess(String stem, String host) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (int at = stem.indexOf('%'); at >= 0; at = stem.indexOf('%', from)) {
      regex.append(Pattern.quote(stem.substring(from, at)));
      char kind = stem.charAt(at + 1);
      regex.append(kind == 'p' ? "[0-9]+" : Pattern.quote(value(kind, "", host)));
      from = at + 2;
    }
    return regex.append(Pattern.quote(stem.substring(from))).toString();
  }

  File folder() {
    return folder;
  }

  /** The file that this process writes. */
  File current() {
    return new File(folder, stem + extension);
  }

  /**
   * A name that nobody has, for a file that is old from this moment on.
   *
   * @param file the one that this process writes, or the one of another process
   */
  File old(File file, long unixMillis) {
    String name = file.getName();
    String itsStem = name.substring(0, name.length() - extension.length());
    for (long millis = unixMillis; ; millis++) {
      String stamp = STAMP.format(Instant.ofEpochMilli(millis));
      File old = new File(folder, itsStem + '.' + stamp + extension);
      if (!old.exists() && !compressed(old).exists()) {
        return old;
      }
    }
  }

  /** What an old file is called when it is compressed. */
  static File compressed(File old) {
    return new File(old.getPath() + COMPRESSED);
  }

  /** Whether a process of this pattern, this or another one, writes to files of this name. */
  boolean isCurrent(String name) {
    return currentOnes.matcher(name).matches();
  }

  /** When a file became old, as text that sorts by time; null when it is none of the old ones. */
  String stampOfOld(String name) {
    Matcher matcher = oldOnes.matcher(name);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
