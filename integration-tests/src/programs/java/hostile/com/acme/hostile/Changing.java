package com.acme.hostile;

/** Another stack trace whenever it is asked, with holes. */
public final class Changing extends RuntimeException {

  public Changing(String message) {
    super(message);
  }

  private int asked;

  @Override
  public StackTraceElement[] getStackTrace() {
    Calls.count();
    StackTraceElement[] frames = new StackTraceElement[++asked];
    frames[asked - 1] = new StackTraceElement("com.acme.hostile.Nowhere", "at" + asked, null, -3);
    return frames;
  }
}
