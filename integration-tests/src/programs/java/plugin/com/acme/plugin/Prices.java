package com.acme.plugin;

import java.util.Arrays;
import java.util.List;

/** Throws and catches in a class whose loader finds little beside {@code java.*}. */
public final class Prices {

  private Prices() {}

  public static void main(String[] arguments) {
    print(arguments.length == 0 ? "alone" : arguments[0]);
  }

  /** Also tells whether this class can see what an application cannot. */
  public static void print(String where) {
    System.out.println(where + ": loaded by " + Prices.class.getClassLoader().getClass().getName());
    for (String name :
        Arrays.asList(
            "dev.faultline.bootstrap.Probe",
            "dev.faultline.agent.AgentStart",
            "dev.faultline.shaded.asm.ClassReader")) {
      System.out.println(where + ": " + name + (isVisible(name) ? " is visible" : " is not there"));
    }
    try {
      total(where, Arrays.asList("tea", "cake"));
    } catch (IllegalStateException e) {
      System.out.println(where + ": caught " + e.getMessage());
      for (StackTraceElement frame : e.getStackTrace()) {
        if (frame.getClassName().startsWith("com.acme.plugin.")) {
          System.out.println(where + ": at " + frame.getMethodName() + " " + frame.getLineNumber());
        }
      }
    }
  }

  private static int total(String where, List<String> goods) {
    int total = 0;
    for (String good : goods) {
      if (good.startsWith("c")) {
        throw new IllegalStateException("no price in " + where);
      }
      total += good.length();
    }
    return total;
  }

  private static boolean isVisible(String name) {
    try {
      Class.forName(name, false, Prices.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
