package com.acme.cases;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;

/** Runs every case and prints all that a program can see of what it threw. */
public final class Main {

  public static void main(String[] args) throws Exception {
    for (Class<?> table : new Class<?>[] {Values.class, Flow.class, Shapes.class, Hostile.class}) {
      Method[] cases = table.getDeclaredMethods();
      Arrays.sort(cases, Comparator.comparing(Method::getName));
      for (Method method : cases) {
        if (java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
          run(method);
        }
      }
    }
    System.out.println("user code called: " + Touchy.calls());
  }

  private static void run(Method method) throws Exception {
    System.out.println("== " + method.getName());
    try {
      System.out.println("returned " + method.invoke(null));
    } catch (InvocationTargetException e) {
      print(e.getCause(), "");
    }
  }

  private static void print(Throwable thrown, String indent) {
    System.out.println(indent + thrown.getClass().getName() + " | " + message(thrown));
    for (StackTraceElement frame : frames(thrown)) {
      // Before Java 9 the class of a lambda is shown with its address.
      System.out.println(indent + "  " + frame.toString().replaceAll("Lambda\\$\\d+/\\d+", "Lambda"));
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      print(suppressed, indent + "    suppressed ");
    }
    Throwable cause = cause(thrown);
    if (cause != null && indent.length() < 50) {
      print(cause, indent + "    cause ");
    }
  }

  private static String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException hostile) {
      return "its getMessage threw " + hostile.getClass().getName();
    }
  }

  private static Throwable cause(Throwable thrown) {
    try {
      Throwable cause = thrown.getCause();
      return cause == thrown ? null : cause;
    } catch (RuntimeException hostile) {
      return null;
    }
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    try {
      StackTraceElement[] frames = thrown.getStackTrace();
      return frames == null ? new StackTraceElement[0] : frames;
    } catch (RuntimeException hostile) {
      return new StackTraceElement[0];
    }
  }
}
