package dev.faultline.capture.redaction;

/**
 * Words by their letters, so that all of them are looked for at once. Letters are compared without
 * case, and what is neither letter nor digit is passed over. Filled first, then only read, by any
 * number of threads.
 */
final class WordTree {

  /** ASCII letters in lower case, and digits; 0 for what is neither. */
  private static final char[] FOLDED = folded();

  private final Node[] first = new Node[128];
  private Node firstOfOthers;

  private static char[] folded() {
    char[] folded = new char[128];
    for (char c = 0; c < 128; c++) {
      folded[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
    return folded;
  }

  /** A letter in lower case, or a digit; 0 for what is neither. */
  static char fold(char c) {
    if (c < 128) {
      return FOLDED[c];
    }
    return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
  }

  /**
   * Adds a word.
   *
   * @param word letters and digits as {@link #fold} gives them, at least one
   * @param rule in place of the one that held for this word before
   */
  void add(String word, WordRule rule) {
    char c = word.charAt(0);
    Node node = of(c < 128 ? first[c] : firstOfOthers, c);
    if (node == null) {
      node = new Node(c, c < 128 ? first[c] : firstOfOthers);
      if (c < 128) {
        first[c] = node;
      } else {
        firstOfOthers = node;
      }
    }
    for (int i = 1; i < word.length(); i++) {
      Node next = node.next(word.charAt(i));
      if (next == null) {
        next = new Node(word.charAt(i), node.child);
        node.child = next;
      }
      node = next;
    }
    node.rule = rule;
  }

  /** Where words start with this letter; null when none does. */
  Node start(char letter) {
    char c = fold(letter);
    return c < 128 ? first[c] : of(firstOfOthers, c);
  }

  private static Node of(Node siblings, char letter) {
    Node node = siblings;
    while (node != null && node.letter != letter) {
      node = node.sibling;
    }
    return node;
  }

  /** What some words start with. */
  static final class Node {

    private final char letter;
    private final Node sibling;
    private Node child;
    private WordRule rule;

    private Node(char letter, Node sibling) {
      this.letter = letter;
      this.sibling = sibling;
    }

    /** How the word that ends here must stand in a name; null when none ends here. */
    WordRule rule() {
      return rule;
    }

    /** The same and one letter more; null when no word goes on so. */
    Node next(char letter) {
      return of(child, letter);
    }
  }
}
