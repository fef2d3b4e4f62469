package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameRedaction;
import dev.faultline.capture.redaction.NameVerdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The names of values that a snapshot is made of together, and what they say about these, found out
 * once. Immutable but for that, thread-safe.
 */
public final class VariableNames {

  private static final VariableNames NONE = new VariableNames(new String[0]);

  private final String[] names;

  // Racy on purpose: it is immutable, and a lost one is found out again.
  private Verdicts known;

  private VariableNames(String[] names) {
    this.names = names;
  }

  /** These names, in this order. */
  public static VariableNames of(String... names) {
    return names.length == 0 ? NONE : new VariableNames(names.clone());
  }

  /** These names, in this order. */
  public static VariableNames of(List<String> names) {
    return names.isEmpty() ? NONE : new VariableNames(names.toArray(new String[0]));
  }

  /** All of them; unmodifiable. */
  public List<String> asList() {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  /** All of them; not to be changed. */
  String[] names() {
    return names;
  }

  /** What each says; not to be changed. */
  NameVerdict[] verdicts(NameRedaction by) {
    Verdicts there = known;
    if (there == null || there.by != by) {
      there = new Verdicts(by, names);
      known = there;
    }
    return there.each;
  }

  private static final class Verdicts {

    final NameRedaction by;
    final NameVerdict[] each;

    Verdicts(NameRedaction by, String[] names) {
      this.by = by;
      this.each = new NameVerdict[names.length];
      for (int i = 0; i < names.length; i++) {
        each[i] = by.verdict(names[i]);
      }
    }
  }
}
