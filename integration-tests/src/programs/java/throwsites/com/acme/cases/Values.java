package com.acme.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Kinds of values. */
final class Values {

  enum Colour {
    RED,
    GREEN {
      @Override
      String text() {
        return "green";
      }
    };

    String text() {
      return name();
    }
  }

  static final class Order {
    final int number;
    final List<String> lines;
    Order previous;

    Order(int number, String... lines) {
      this.number = number;
      this.lines = new ArrayList<>(Arrays.asList(lines));
    }
  }

  public static void primitives() {
    boolean yes = true;
    boolean no = false;
    byte b = -1;
    short s = 300;
    char c = 'Ω';
    int i = Integer.MIN_VALUE;
    long l = Long.MAX_VALUE;
    float f = 0.1f;
    double d = 2.5;
    throw new IllegalStateException("primitives");
  }

  public static void notFinite() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    float below = Float.NEGATIVE_INFINITY;
    throw new IllegalStateException("notFinite");
  }

  public static void wideSlots() {
    wide(1L, 2, 3.5, "four", 5L, (byte) 6, 7.25);
  }

  private static void wide(long a, int b, double c, String d, long e, byte f, double g) {
    long sum = a + e;
    double product = c * g;
    int last = 9;
    throw new IllegalStateException("wideSlots");
  }

  public static void arrays() {
    int[] ints = {1, 2, 3};
    long[] longs = {};
    double[] doubles = {0.5};
    boolean[] flags = {true, false};
    char[] letters = {'a', 'b'};
    String[] names = {"x", null};
    int[][] grid = {{1}, {2, 3}};
    Object[] none = null;
    throw new IllegalStateException("arrays");
  }

  public static void boxes() {
    Integer number = 7;
    Long big = 8L;
    Character letter = 'z';
    Boolean flag = Boolean.FALSE;
    Double half = 0.5;
    Integer absent = null;
    throw new IllegalStateException("boxes");
  }

  public static void jdkValues() {
    BigDecimal price = new BigDecimal("12.50");
    UUID id = UUID.fromString("00000000-0000-0001-0000-000000000002");
    java.time.LocalDate day = java.time.LocalDate.of(2026, 11, 22);
    Class<?> type = String.class;
    Colour plain = Colour.RED;
    Colour withBody = Colour.GREEN;
    StringBuilder text = new StringBuilder("built");
    throw new IllegalStateException("jdkValues");
  }

  public static void containers() {
    List<Integer> numbers = new ArrayList<>(Arrays.asList(1, 2));
    Map<String, Object> byName = new LinkedHashMap<>();
    byName.put("one", 1);
    byName.put("list", new ArrayList<>(Arrays.asList("a", "b")));
    Map<Colour, Integer> byColour = new java.util.EnumMap<>(Colour.class);
    byColour.put(Colour.RED, 5);
    throw new IllegalStateException("containers");
  }

  public static void objects() {
    Order first = new Order(1, "tea");
    Order second = new Order(2, "cake", "jam");
    second.previous = first;
    first.previous = first;
    throw new IllegalStateException("objects");
  }

  public static void texts() {
    String empty = "";
    String quoted = "a \"b\" \\ \n\t <c> & 'd'";
    String wide = "日本語 😀";
    String absent = null;
    throw new IllegalStateException("texts");
  }
}
