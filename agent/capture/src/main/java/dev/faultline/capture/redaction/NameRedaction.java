package dev.faultline.capture.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Decides by the name of a variable, field or map key whether its value may leave the JVM. A name
 * is compared without case and without separators: {@code userPassword}, {@code X-Api-Key} and
 * {@code SECRET_2} all are hidden. {@code token} is decided by {@link TokenNames}. Immutable but
 * for a cache, thread-safe.
 */
public final class NameRedaction {

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
    "accesstoken",
    "refreshtoken",
    "authtoken",
    "apitoken",
    "sessiontoken",
    "securitytoken",
    "logintoken",
    "resettoken",
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

  /** Longer words hide every name that contains them; these and shorter only as whole words. */
  private static final int WHOLE_WORD_LENGTH = 4;

  private static final int CACHED = 1024;
  private static final int LONGEST_CACHED = 64;

  private final WordTree words = new WordTree();

  // Racy on purpose: an entry is immutable, and a lost one is worked out again.
  private final Known[] cache = new Known[CACHED];

  private NameRedaction(List<String> all) {
    // First, so that it gives way to the same word of the user's.
    words.add(TokenNames.TOKEN);
    for (String word : all) {
      words.add(word);
    }
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
    return new NameRedaction(words);
  }

  /** What a name says; cheap for one that was asked about lately. */
  public NameVerdict verdict(String name) {
    int slot = name.hashCode() & (CACHED - 1);
    Known known = cache[slot];
    if (known != null && known.name.equals(name)) {
      return known.verdict;
    }
    NameVerdict verdict = verdict(name, 0, name.length());
    if (name.length() <= LONGEST_CACHED) {
      cache[slot] = new Known(name, verdict);
    }
    return verdict;
  }

  /** What the name that stands in a text says. Allocates nothing. */
  NameVerdict verdict(String text, int start, int end) {
    boolean token = false;
    for (int i = start; i < end; i++) {
      WordTree.Node node = words.start(text.charAt(i));
      int after = i + 1;
      while (node != null) {
        String word = node.word();
        if (word == TokenNames.TOKEN) {
          token = true;
        } else if (word != null
            && (word.length() > WHOLE_WORD_LENGTH || isWhole(text, start, end, i, after))) {
          return NameVerdict.HIDDEN;
        }
        char letter = 0;
        while (after < end && letter == 0) {
          letter = WordTree.fold(text.charAt(after));
          after++;
        }
        node = letter == 0 ? null : node.next(letter);
      }
    }
    return token && TokenNames.hidesTexts(text, start, end)
        ? NameVerdict.TEXTS_HIDDEN
        : NameVerdict.SHOWN;
  }

  /** "otp" must not hide "hotplate", nor "ssn" "lessName". */
  private static boolean isWhole(String text, int start, int end, int from, int to) {
    return isAll(text, start, end, from, to) || isOneWord(text, start, end, from, to);
  }

  private static boolean isAll(String text, int start, int end, int from, int to) {
    for (int i = start; i < end; i++) {
      if ((i < from || i >= to) && Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneWord(String text, int start, int end, int from, int to) {
    boolean starts =
        from == start
            || !Character.isLetter(text.charAt(from - 1))
            || NameWords.starts(text, start, end, from);
    boolean ends =
        to == end || !Character.isLetter(text.charAt(to)) || NameWords.starts(text, start, end, to);
    if (!starts || !ends) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(text.charAt(i))
          || i > from && NameWords.starts(text, start, end, i)) {
        return false;
      }
    }
    return true;
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

  /** What was found out about a name. */
  private static final class Known {

    final String name;
    final NameVerdict verdict;

    Known(String name, NameVerdict verdict) {
      this.name = name;
      this.verdict = verdict;
    }
  }
}
