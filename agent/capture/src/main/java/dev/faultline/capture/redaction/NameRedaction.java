package dev.faultline.capture.redaction;

import java.util.Collection;

/**
 * Decides by the name of a variable, field or map key whether its value may leave the JVM. A name
 * is compared without case and without separators: {@code userPassword}, {@code X-Api-Key} and
 * {@code SECRET_2} all are hidden. How each word must stand in it is told by {@link WordRule}.
 * Immutable but for a cache, thread-safe.
 */
public final class NameRedaction {

  /** Longer words hide every name that contains them; these and shorter only as whole words. */
  private static final int WHOLE_WORD_LENGTH = 4;

  private static final int CACHED = 1024;
  private static final int LONGEST_CACHED = 64;

  private final WordTree words = new WordTree();

  // Racy on purpose: an entry is immutable, and a lost one is worked out again.
  private final Known[] cache = new Known[CACHED];

  private NameRedaction(Collection<String> additional) {
    SecretWords.addTo(words);
    for (String word : additional) {
      String plain = plain(word);
      if (!plain.isEmpty() && !plain.equals(PassNames.PASS)) {
        // In place of the usual rule, which may be a weaker one.
        words.add(plain, plain.length() > WHOLE_WORD_LENGTH ? WordRule.ANYWHERE : WordRule.WHOLE);
      }
    }
  }

  /** The usual words and {@code additional} ones, which may be written with case and separators. */
  public static NameRedaction usualAnd(Collection<String> additional) {
    return new NameRedaction(additional);
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

  /**
   * Whether a text by itself is an option of a command that a secret follows: {@code --password}.
   */
  public boolean isOptionOfSecret(String text) {
    return CommandOptions.isSecret(text, this);
  }

  /** What the name that stands in a text says. Allocates nothing. */
  NameVerdict verdict(String text, int start, int end) {
    boolean token = false;
    boolean random = false;
    for (int i = start; i < end; i++) {
      WordTree.Node node = words.start(text.charAt(i));
      int after = i + 1;
      while (node != null) {
        WordRule rule = node.rule();
        if (rule == WordRule.TOKEN) {
          token = true;
        } else if (rule == WordRule.RANDOM) {
          random |= isBounded(text, start, end, i, after) && isLast(text, after, end);
        } else if (rule != null && hides(rule, text, start, end, i, after)) {
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
    if (token && TokenNames.hidesTexts(text, start, end)) {
      return NameVerdict.TEXTS_HIDDEN;
    }
    return random ? NameVerdict.RANDOM_HIDDEN : NameVerdict.SHOWN;
  }

  /** "otp" must not hide "hotplate", nor "ssn" "lessName". */
  private static boolean hides(WordRule rule, String text, int start, int end, int from, int to) {
    switch (rule) {
      case WHOLE:
        return isAll(text, start, end, from, to) || isOneWord(text, start, end, from, to);
      case BOUNDED:
        return isBounded(text, start, end, from, to);
      case PASS:
        return isAll(text, start, end, from, to)
            || isEndOfWord(text, start, end, to) && !PassNames.isHarmless(text, start, end, from);
      default:
        return true;
    }
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
    if (!isBounded(text, start, end, from, to)) {
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

  private static boolean isBounded(String text, int start, int end, int from, int to) {
    boolean starts =
        from == start
            || !Character.isLetter(text.charAt(from - 1))
            || NameWords.starts(text, start, end, from);
    return starts && isEndOfWord(text, start, end, to);
  }

  private static boolean isLast(String text, int to, int end) {
    for (int i = to; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEndOfWord(String text, int start, int end, int to) {
    return to == end
        || !Character.isLetter(text.charAt(to))
        || NameWords.starts(text, start, end, to);
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
