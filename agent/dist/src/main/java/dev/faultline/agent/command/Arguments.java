package dev.faultline.agent.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands after a command's name: options that begin with two dashes, and the rest. */
final class Arguments {

  private final List<String> words;
  private final Set<String> options;

  private Arguments(List<String> words, Set<String> options) {
    this.words = words;
    this.options = options;
  }

  /**
   * Tells options from other words.
   *
   * @param known the options that the command has
   * @throws UsageError when there is another
   */
  static Arguments parse(List<String> given, String... known) throws UsageError {
    List<String> words = new ArrayList<>();
    Set<String> options = new HashSet<>();
    for (String word : given) {
      if (!word.startsWith("-")) {
        words.add(word);
      } else if (Arrays.asList(known).contains(word)) {
        options.add(word);
      } else {
        throw new UsageError(
            word
                + " is not an option"
                + (known.length == 0 ? "" : "; there is " + String.join(", ", known)));
      }
    }
    return new Arguments(words, options);
  }

  boolean has(String option) {
    return options.contains(option);
  }

  /** Everything but the options. */
  List<String> words() {
    return Collections.unmodifiableList(words);
  }

  /** Fails unless there are so many words. */
  Arguments expect(int atLeast, int atMost, String what) throws UsageError {
    if (words.size() < atLeast) {
      throw new UsageError(what + " is missing");
    }
    if (words.size() > atMost) {
      throw new UsageError("'" + words.get(atMost) + "' is too much");
    }
    return this;
  }

  /** The first word as a process id. */
  long pid() throws UsageError {
    String word = words.get(0);
    if (!word.matches("\\d{1,18}") || Long.parseLong(word) == 0) {
      throw new UsageError("'" + word + "' is not a process id; list shows them");
    }
    return Long.parseLong(word);
  }
}
