package com.acme.app;

/** Main class of a module. */
public final class Start {

  private Start() {}

  public static void main(String[] arguments) {
    int number = 7;
    try {
      throw new IllegalStateException("from a module");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + ' ' + number);
    }
  }
}
