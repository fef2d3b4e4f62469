package com.acme.limits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Has values larger than anybody wants to see, and fails. */
public final class Limits {

  static final class Node {
    final int level;
    final Node next;

    Node(int level, Node next) {
      this.level = level;
      this.next = next;
    }
  }

  static final class Wide {
    int a = 1;
    int b = 2;
    int c = 3;
    int d = 4;
  }

  public static void main(String[] args) {
    Node chain = null;
    for (int level = 9; level >= 0; level--) {
      chain = new Node(level, chain);
    }
    try {
      check(chain);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      many();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void check(Node chain) {
    String text = String.join("", Collections.nCopies(100, "abcdefghij"));
    int[] numbers = new int[1000];
    List<String> names = new ArrayList<>(Collections.nCopies(50, "n"));
    Map<Integer, String> map = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      map.put(i, "v" + i);
    }
    Wide wide = new Wide();
    throw new IllegalStateException("too large");
  }

  private static void many() {
    int[][] grid = new int[30][30];
    throw new IllegalStateException("too many");
  }
}
