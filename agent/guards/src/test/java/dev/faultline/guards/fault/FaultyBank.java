package dev.faultline.guards.fault;

/** Methods of all kinds, each of which works well by itself. */
public class FaultyBank {

  public int booked;

  public FaultyBank() {}

  public void book() {
    booked++;
  }

  public int ofInt() {
    return 1;
  }

  public long ofLong() {
    return 1;
  }

  public double ofDouble() {
    return 1;
  }

  public boolean ofBoolean() {
    return false;
  }

  public char ofChar() {
    return 'a';
  }

  public String ofText() {
    return "text";
  }

  public Object[] ofArray() {
    return new Object[] {"array"};
  }

  public static <T extends Comparable<T>> T ofClass(T given, long other) {
    return given;
  }

  /** Its first instruction is the target of a jump. */
  public int loops(int count) {
    while (count > 0) {
      count--;
    }
    return count;
  }
}
