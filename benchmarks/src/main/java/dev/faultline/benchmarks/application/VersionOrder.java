package dev.faultline.benchmarks.application;

import java.util.Comparator;

/** Versions by their numbers: 2.9.0 is before 2.33.1, and 2.0-rc before 2.0. */
enum VersionOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String one, String other) {
    String[] left = one.split("[.-]");
    String[] right = other.split("[.-]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = comparePart(part(left, i), part(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** What a version has not is as good as a zero. */
  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index] : "0";
  }

  private static int comparePart(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? 1 : -1;
    }
    return number ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return part.matches("\\d{1,18}");
  }
}
