package dev.faultline.capture.story;

/**
 * Numbers that tell methods of stack traces apart by their names. What a name comes to is kept for
 * a bounded number of methods: most frames are those of the trace before. Used by one thread.
 */
final class MethodKeys {

  private static final int CAPACITY = 1024;

  private final String[] classNames = new String[CAPACITY];
  private final String[] methodNames = new String[CAPACITY];
  private final long[] keys = new long[CAPACITY];

  /** The same for the same names; for others another, as good as certainly. */
  long of(String className, String methodName) {
    int hash = 31 * className.hashCode() + methodName.hashCode();
    int slot = (hash ^ hash >>> 16) & CAPACITY - 1;
    if (!className.equals(classNames[slot]) || !methodName.equals(methodNames[slot])) {
      classNames[slot] = className;
      methodNames[slot] = methodName;
      keys[slot] = mix(mix(0, className), methodName);
    }
    return keys[slot];
  }

  /** A key of all that went into another, and a text. */
  static long mix(long key, String text) {
    // Two hashes of 32 bits each: one alone is the same for too many texts.
    long other = 7;
    for (int i = 0; i < text.length(); i++) {
      other = other * 1_000_003 + text.charAt(i);
    }
    return mix(mix(key, text.hashCode()), other);
  }

  /** The finaliser of SplitMix64. */
  static long mix(long key, long next) {
    long z = key * 0x9e3779b97f4a7c15L + next;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
