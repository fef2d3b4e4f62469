package com.acme.cases;

import java.util.AbstractList;

/** Notices when anybody calls its methods, which only the program itself may do. */
final class Touchy extends AbstractList<String> implements Comparable<Touchy>, CharSequence {

  private static int calls;

  private final int field = 3;

  static int calls() {
    return calls;
  }

  private static <T> T called() {
    calls++;
    throw new IllegalStateException("user code was called");
  }

  @Override
  public String toString() {
    return called();
  }

  @Override
  public int hashCode() {
    return Touchy.<Integer>called();
  }

  @Override
  public boolean equals(Object other) {
    return Touchy.<Boolean>called();
  }

  @Override
  public int size() {
    return Touchy.<Integer>called();
  }

  @Override
  public String get(int index) {
    return called();
  }

  @Override
  public int compareTo(Touchy other) {
    return Touchy.<Integer>called();
  }

  @Override
  public int length() {
    return Touchy.<Integer>called();
  }

  @Override
  public char charAt(int index) {
    return Touchy.<Character>called();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return called();
  }
}
