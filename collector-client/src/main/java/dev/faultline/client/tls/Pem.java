package dev.faultline.client.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The pieces of a file in PEM, each with its label. */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private Pem() {}

  /** A piece: its label, such as {@code CERTIFICATE}, and the bytes. Immutable. */
  static final class Piece {
    final String label;
    final byte[] der;

    /** Whether lines before the bytes say how they are encrypted, as OpenSSL once did it. */
    final boolean oldEncryption;

    Piece(String label, byte[] der, boolean oldEncryption) {
      this.label = label;
      this.der = der;
      this.oldEncryption = oldEncryption;
    }
  }

  /** In their order; what is between them is left out. Empty when there are none. */
  static List<Piece> pieces(SettingFile file) {
    String text = new String(file.read(), StandardCharsets.ISO_8859_1);
    List<Piece> pieces = new ArrayList<>();
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
      if (labelEnd < 0) {
        throw file.wrong("has a line -----BEGIN without its five dashes at the end");
      }
      String label = text.substring(at + BEGIN.length(), labelEnd);
      int end = text.indexOf(END + label + DASHES, labelEnd);
      if (end < 0) {
        throw file.wrong("has no line -----END " + label + "-----: it was cut short");
      }
      pieces.add(piece(label, text.substring(labelEnd + DASHES.length(), end), file));
      at = text.indexOf(BEGIN, end);
    }
    return pieces;
  }

  private static Piece piece(String label, String content, SettingFile file) {
    StringBuilder base64 = new StringBuilder(content.length());
    boolean oldEncryption = false;
    for (String line : content.split("\r?\n|\r")) {
      if (line.indexOf(':') >= 0) {
        oldEncryption |= line.contains("ENCRYPTED");
      } else {
        base64.append(line.trim());
      }
    }
    try {
      return new Piece(label, Base64.getDecoder().decode(base64.toString()), oldEncryption);
    } catch (IllegalArgumentException damaged) {
      throw file.wrong("has characters in its " + label + " that are no Base64: it is damaged");
    }
  }
}
