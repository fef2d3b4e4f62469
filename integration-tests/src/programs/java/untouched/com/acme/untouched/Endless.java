package com.acme.untouched;

import java.util.Iterator;
import java.util.function.Supplier;

/** Gives element after element to whoever asks, and is compared with everything. */
final class Endless
    implements Iterator<Object>,
        Iterable<Object>,
        Supplier<Object>,
        Comparable<Object>,
        CharSequence,
        AutoCloseable {

  private final int visible = 7;

  @Override
  public boolean hasNext() {
    Calls.called("hasNext");
    return true;
  }

  @Override
  public Object next() {
    Calls.called("next");
    return "next";
  }

  @Override
  public Iterator<Object> iterator() {
    Calls.called("iterator");
    return this;
  }

  @Override
  public Object get() {
    Calls.called("get");
    return "next";
  }

  @Override
  public int compareTo(Object other) {
    Calls.called("compareTo");
    return 0;
  }

  @Override
  public int length() {
    Calls.called("length");
    return Integer.MAX_VALUE;
  }

  @Override
  public char charAt(int index) {
    Calls.called("charAt");
    return 'x';
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    Calls.called("subSequence");
    return this;
  }

  @Override
  public void close() {
    Calls.called("close");
  }

  @Override
  public boolean equals(Object other) {
    Calls.called("equals");
    return other == this;
  }

  @Override
  public int hashCode() {
    Calls.called("hashCode");
    return 0;
  }

  @Override
  public String toString() {
    Calls.called("toString");
    return "";
  }
}
