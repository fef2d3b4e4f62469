package dev.faultline.agent.settings;

import java.util.Collection;
import java.util.Locale;

/** Finds the known name that somebody probably meant (Levenshtein, 1966). */
final class NearestName {

  private NearestName() {}

  /**
   * The name with the fewest changes from {@code written}, or null when none is near. Case does not
   * matter, nor what all names begin with: it would make any short word look near.
   */
  static String of(String written, Collection<String> known) {
    String prefix = commonPrefix(known);
    String word = withoutPrefix(written, prefix);
    String nearest = null;
    // More than this many changes is another word, not a slip.
    int fewest = Math.max(2, word.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(word, withoutPrefix(name, prefix));
      if (distance < fewest) {
        fewest = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  private static String commonPrefix(Collection<String> names) {
    String prefix = null;
    for (String name : names) {
      int common = 0;
      while (prefix != null
          && common < Math.min(prefix.length(), name.length())
          && prefix.charAt(common) == name.charAt(common)) {
        common++;
      }
      prefix = prefix == null ? name : prefix.substring(0, common);
    }
    return prefix == null ? "" : prefix;
  }

  private static String withoutPrefix(String name, String prefix) {
    String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return rest.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
