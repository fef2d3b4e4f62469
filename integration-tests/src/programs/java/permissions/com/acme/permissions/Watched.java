package com.acme.permissions;

import java.security.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Has a security manager that notes what it is asked on this thread, and by which code. */
public final class Watched {

  static final class Order {
    final int number = 4711;
    final String city = "Turin";
    final Map<String, Object> more = new HashMap<>();
    final Thread thread = Thread.currentThread();

    Order() {
      more.put("list", new ArrayList<>(Collections.singletonList("x")));
    }
  }

  enum Mood {
    CALM
  }

  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    final Order order;

    Refusal(String message, Order order) {
      super(message);
      this.order = order;
    }
  }

  static final class Notes extends SecurityManager {
    private final Thread watched = Thread.currentThread();
    private final Set<String> asked = new TreeSet<>();
    private boolean asking;

    @Override
    public void checkPermission(Permission permission) {
      if (Thread.currentThread() != watched || asking) {
        return;
      }
      asking = true;
      try {
        note(permission, getClassContext());
      } finally {
        asking = false;
      }
    }

    /** Only what stands between the question and the application is asked by somebody else. */
    private void note(Permission permission, Class<?>[] callers) {
      for (Class<?> caller : callers) {
        String name = caller.getName();
        if (name.startsWith("com.acme.") && caller != Notes.class) {
          return;
        }
        if (name.contains("aultline")) {
          asked.add(permission.getName() + " by " + name);
          return;
        }
      }
    }

    @Override
    public void checkPermission(Permission permission, Object context) {
      checkPermission(permission);
    }
  }

  /** Is loaded, and so woven, while the manager watches. */
  static final class Late {

    private Late() {}

    static void fail(Order order) {
      try {
        throw new Refusal("refused late", order);
      } catch (Refusal e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private Watched() {}

  public static void main(String[] args) {
    Notes notes = new Notes();
    System.setSecurityManager(notes);
    for (int i = 0; i < 3; i++) {
      fail(i, new Order());
    }
    Late.fail(new Order());
    System.out.println("asked: " + notes.asked);
    System.setSecurityManager(null);
    fail(3, new Order());
  }

  private static void fail(int round, Order order) {
    Object[] array = {"plain", order, Mood.CALM, 3L};
    List<Order> orders = new ArrayList<>(Collections.singletonList(order));
    Optional<Order> optional = Optional.of(order);
    try {
      throw new Refusal("refused " + round, order);
    } catch (Refusal e) {
      System.out.println(e.getMessage() + " " + array.length + orders.size() + optional.isPresent());
    }
    try {
      implicit(orders, round);
    } catch (IndexOutOfBoundsException e) {
      System.out.println("out of bounds");
    }
  }

  private static Order implicit(List<Order> orders, int round) {
    return orders.get(orders.size() + round);
  }
}
