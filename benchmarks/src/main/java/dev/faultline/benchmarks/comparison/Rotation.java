package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of what is measured by turns: each round begins with another one. */
public final class Rotation {
  private Rotation() {}

  /**
   * All of them, moved by one for each round before: who is first may pay for what is cold.
   *
   * @param round from 1
   */
  public static <T> List<T> of(List<T> all, int round) {
    List<T> turned = new ArrayList<>(all);
    Collections.rotate(turned, 1 - round);
    return turned;
  }
}
