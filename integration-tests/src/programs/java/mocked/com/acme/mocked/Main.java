package com.acme.mocked;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import org.mockito.MockedStatic;

/** Mocks classes that throw: a final one, one by spying, and a static method. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    call("real", new Till(5));
    Till mocked = mock(Till.class);
    when(mocked.pay(3)).thenReturn(30);
    when(mocked.pay(4)).thenThrow(new IllegalStateException("mocked"));
    System.out.println("mocked " + mocked.pay(3) + " " + mocked.pay(100));
    call("mocked", mocked);
    call("spied", spy(new Till(6)));
    try (MockedStatic<Till> statics = mockStatic(Till.class)) {
      statics.when(Till::currency).thenReturn("none");
      System.out.println(Till.currency());
    }
    call("again", new Till(7));
    try {
      Till.currency();
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void call(String which, Till till) {
    try {
      System.out.println(which + " " + till.pay(4));
    } catch (IllegalStateException e) {
      System.out.println(which + " threw " + e.getMessage() + " " + own(e));
    }
  }

  private static String own(Throwable e) {
    StringBuilder frames = new StringBuilder();
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("com.acme.mocked.")) {
        frames.append(frame.getMethodName()).append(':').append(frame.getLineNumber()).append(' ');
      }
    }
    return frames.toString();
  }
}
