package dev.faultline.weaving.method;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The user's patterns that have named no method of any class so far: misspelt ones stay here.
 * Thread-safe, lock-free.
 */
final class UnmatchedPatterns {

  /** Null where one has matched. */
  private final AtomicReferenceArray<MethodPattern> patterns;

  UnmatchedPatterns(NamedMethods named) {
    patterns = new AtomicReferenceArray<>(named.patterns().toArray(new MethodPattern[0]));
  }

  /** Takes those away that name a method of a class. */
  void look(ClassOutline type) {
    for (int i = 0; i < patterns.length(); i++) {
      MethodPattern pattern = patterns.get(i);
      if (pattern != null && pattern.mayMatch(type.name()) && matchesAny(pattern, type)) {
        patterns.set(i, null);
      }
    }
  }

  private static boolean matchesAny(MethodPattern pattern, ClassOutline type) {
    for (MethodOutline method : type.methods()) {
      if (pattern.matches(type, method)) {
        return true;
      }
    }
    return false;
  }

  /** As they were written. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < patterns.length(); i++) {
      MethodPattern pattern = patterns.get(i);
      if (pattern != null) {
        texts.add(pattern.toString());
      }
    }
    return texts;
  }
}
