package com.acme.cases;

import java.io.IOException;
import java.util.Arrays;

/** Ways in which control reaches a throw. */
final class Flow {

  static final class Door implements AutoCloseable {
    private final String name;

    Door(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      int attempts = 2;
      throw new IllegalArgumentException("closing " + name);
    }
  }

  public static void reusedSlot() {
    {
      int first = 1;
      first++;
    }
    {
      String second = "two";
      throw new IllegalStateException("reusedSlot");
    }
  }

  public static void reusedWideSlot() {
    {
      long first = System.nanoTime();
      first++;
    }
    int second = 2;
    int third = 3;
    throw new IllegalStateException("reusedWideSlot");
  }

  public static void nestedScopes() {
    int outer = 1;
    if (outer > 0) {
      int middle = 2;
      for (int inner = 3; inner < 5; inner++) {
        String deep = "d" + inner;
        if (inner == 4) {
          throw new IllegalStateException("nestedScopes");
        }
      }
      int afterwards = 9;
      System.out.println(afterwards);
    }
  }

  public static void notAssigned() {
    String[] none = {};
    int assigned = 1;
    String later;
    int onlyInOneBranch;
    if (none.length == 0) {
      onlyInOneBranch = 5;
      System.out.println(onlyInOneBranch);
    }
    if (assigned == 1) {
      throw new IllegalStateException("notAssigned");
    }
    later = "never";
    System.out.println(later);
  }

  public static void eachItem() {
    for (String item : Arrays.asList("a", "b", "c")) {
      int length = item.length();
      if (item.equals("b")) {
        throw new IllegalStateException("eachItem");
      }
    }
  }

  public static void stringSwitch() {
    String command = "stop";
    switch (command) {
      case "go":
        System.out.println("going");
        break;
      case "stop":
        int code = 3;
        throw new IllegalStateException("stringSwitch");
      default:
        throw new IllegalArgumentException("other");
    }
  }

  public static void rethrown() throws IOException {
    String step = "outer";
    try {
      read("list.csv");
    } catch (IOException e) {
      int tries = 1;
      throw e;
    }
  }

  private static void read(String file) throws IOException {
    int position = 12;
    throw new IOException("rethrown");
  }

  public static void wrapped() {
    String step = "load";
    try {
      parse("12x");
    } catch (NumberFormatException e) {
      int line = 3;
      throw new IllegalStateException("wrapped", e);
    }
  }

  private static int parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        throw new NumberFormatException("not a digit");
      }
    }
    return 0;
  }

  public static void fromFinally() {
    int before = 1;
    try {
      throw new IllegalArgumentException("hidden by finally");
    } finally {
      int inFinally = 2;
      if (before == 1) {
        throw new IllegalStateException("fromFinally");
      }
    }
  }

  public static void throughFinally() {
    int before = 1;
    try {
      String inside = "in";
      throw new IllegalStateException("throughFinally");
    } finally {
      System.out.println("finally " + before);
    }
  }

  public static void insideSynchronized() {
    Object lock = new int[] {4};
    synchronized (lock) {
      int held = 1;
      throw new IllegalStateException("insideSynchronized");
    }
  }

  public static synchronized void synchronizedMethod() {
    int held = 1;
    throw new IllegalStateException("synchronizedMethod");
  }

  public static void withResources() {
    String purpose = "test";
    try (Door front = new Door("front");
        Door back = new Door("back")) {
      int opened = 2;
      throw new IllegalStateException("withResources");
    }
  }

  public static void conditional() {
    boolean first = false;
    throw first ? new IllegalStateException("no") : new IllegalArgumentException("conditional");
  }

  public static void madeElsewhere() {
    RuntimeException made = Flow.make("madeElsewhere");
    int after = 1;
    throw made;
  }

  private static RuntimeException make(String message) {
    return new IllegalStateException(message);
  }

  public static int caughtInside() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      try {
        if (i % 2 == 0) {
          throw new IllegalStateException("caughtInside");
        }
        sum += i;
      } catch (IllegalStateException e) {
        continue;
      } finally {
        sum += 100;
      }
    }
    return sum;
  }
}
