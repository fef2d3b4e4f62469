package dev.faultline.capture.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Decides by the name of a variable, field or map key whether its value may leave the JVM. A name
 * is compared without case and without separators, and is redacted when it contains one of the
 * words: {@code userPassword}, {@code X-Api-Key} and {@code SECRET_2} all are. Immutable,
 * thread-safe.
 */
public final class NameRedaction {

  /** What stands in place of a redacted value. */
  public static final String REDACTED = "[redacted]";

  private static final String[] USUAL = {
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pass",
    "pw",
    "passwort",
    "pwd",
    "secret",
    "token",
    "authorization",
    "authentication",
    "auth",
    "credential",
    "apikey",
    "accesskey",
    "privatekey",
    "signingkey",
    "encryptionkey",
    "sessionid",
    "sessionkey",
    "cookie",
    "bearer",
    "jwt",
    "csrf",
    "xsrf",
    "connectionstring",
    "creditcard",
    "cardnumber",
    "ccnumber",
    "cvv",
    "cvc",
    "iban",
    "socialsecurity",
    "ssn",
    "pincode",
    "pin",
    "otp",
  };

  private final String[] words;

  private NameRedaction(String[] words) {
    this.words = words;
  }

  /** The usual words and {@code additional} ones, which may be written with case and separators. */
  public static NameRedaction usualAnd(Collection<String> additional) {
    List<String> words = new ArrayList<>();
    Collections.addAll(words, USUAL);
    for (String word : additional) {
      String plain = plain(word);
      if (!plain.isEmpty()) {
        words.add(plain);
      }
    }
    return new NameRedaction(words.toArray(new String[0]));
  }

  /** Whether a value of this name must not be shown. */
  public boolean covers(CharSequence name) {
    String plain = plain(name);
    for (String word : words) {
      int at = plain.indexOf(word);
      if (at < 0) {
        continue;
      }
      // Short words are redacted as a whole word only: "otp" must not hide "hotplate", nor "ssn"
      // "lessName".
      if (word.length() > 4 || word.length() == plain.length() || isWord(name, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(CharSequence name, String word) {
    StringBuilder current = new StringBuilder();
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : '_';
      if (startsWord(name, i) || !Character.isLetter(c)) {
        if (word.contentEquals(current)) {
          return true;
        }
        current.setLength(0);
      }
      if (Character.isLetter(c)) {
        current.append(Character.toLowerCase(c));
      }
    }
    return false;
  }

  /** {@code P}arser in {@code JWTParser}, {@code T}oken in {@code idToken}. */
  private static boolean startsWord(CharSequence name, int at) {
    if (at == 0 || at == name.length() || !Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    return !Character.isUpperCase(name.charAt(at - 1))
        || at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
  }

  private static String plain(CharSequence name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
