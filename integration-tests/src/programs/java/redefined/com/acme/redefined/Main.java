package com.acme.redefined;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Gives a class other code while it runs, and looks for a while at whether it keeps that. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    call(0);
    Redefiner.instrumentation.redefineClasses(
        new ClassDefinition(Version.class, otherCode(Version.class)));
    for (int i = 1; i < 5; i++) {
      call(i);
      // Meanwhile an agent may think of something to do to a class that an exception has passed.
      TimeUnit.MILLISECONDS.sleep(1_000);
    }
    call(5);
  }

  private static void call(int number) {
    try {
      Version.throwing();
    } catch (IllegalStateException e) {
      System.out.println(number + ": " + e.getMessage());
    }
    try {
      Version.passed("text " + number);
    } catch (NumberFormatException e) {
      System.out.println(number + ": " + e.getMessage());
    }
  }

  private static byte[] otherCode(Class<?> of) throws IOException {
    byte[] code = read(of);
    byte[] from = "old".getBytes(StandardCharsets.US_ASCII);
    byte[] to = "new".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + from.length <= code.length; i++) {
      if (code[i] == from[0] && code[i + 1] == from[1] && code[i + 2] == from[2]) {
        System.arraycopy(to, 0, code, i, to.length);
      }
    }
    return code;
  }

  private static byte[] read(Class<?> of) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = of.getResourceAsStream(of.getSimpleName() + ".class")) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    }
    return all.toByteArray();
  }
}
