package dev.faultline.client.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;

/**
 * Whose batches a folder of the spool holds: those of one backend's name and type, at one address,
 * with one text of each setting that says in whose name they are sent. What is left of one is for
 * no other: it has passed the filter of that name, and its credentials may be another tenant's.
 * Immutable.
 */
final class SpoolOwner {
  /** Of what people read in a folder's name: file systems end names at 255 bytes. */
  private static final int MAX_READABLE = 100;

  /** Of the digest: enough that no two owners meet. */
  private static final int DIGEST_BYTES = 8;

  private final String readable;
  private final String all;

  private SpoolOwner(String readable, String all) {
    this.readable = readable;
    this.all = all;
  }

  /**
   * An owner.
   *
   * @param address as the backend that was made of the choice describes itself
   */
  static SpoolOwner of(BackendChoice choice, String address) {
    StringBuilder all = new StringBuilder();
    add(all, choice.name());
    add(all, choice.provider().type());
    add(all, address);
    for (Map.Entry<String, String> setting : choice.ownership().entrySet()) {
      add(all, setting.getKey());
      add(all, setting.getValue());
    }
    // A description has no credentials, by its contract; one of others' may break it.
    String place = address.replaceAll("^.*//", "").replaceAll("^[^/]*@", "");
    return new SpoolOwner(choice.name() + '-' + place, all.toString());
  }

  /** With its length, so that no two texts read as two others do. */
  private static void add(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text);
  }

  /** Has no secret in it: of settings there is a digest alone. */
  String folderName() {
    String plain = readable.replaceAll("[^A-Za-z0-9.]+", "-");
    StringBuilder name =
        new StringBuilder(plain.substring(0, Math.min(MAX_READABLE, plain.length()))).append('-');
    byte[] digest = digest();
    for (int i = 0; i < DIGEST_BYTES; i++) {
      name.append(String.format(Locale.ROOT, "%02x", digest[i]));
    }
    return name.toString();
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException noJava) {
      throw new IllegalStateException("every Java platform has SHA-256", noJava);
    }
  }
}
