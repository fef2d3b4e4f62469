package com.acme.selfwatch;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.zip.CRC32;

/**
 * A program that is also an agent, which tells the checksum of one of the program's classes: as the
 * agent that was attached last, it sees what all others have made of the class.
 */
public final class SelfWatch {

  private SelfWatch() {}

  public static void agentmain(String label, Instrumentation instrumentation) throws Exception {
    final CRC32 checksum = new CRC32();
    ClassFileTransformer last =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader, String name, Class<?> type, ProtectionDomain d, byte[] bytes) {
            if (type == Thrower.class) {
              checksum.update(bytes, 0, bytes.length);
            }
            return null;
          }
        };
    instrumentation.addTransformer(last, true);
    try {
      instrumentation.retransformClasses(Thrower.class);
    } finally {
      instrumentation.removeTransformer(last);
    }
    System.out.println(label + ": " + checksum.getValue());
  }

  public static void main(String[] arguments) throws Exception {
    Thrower.tryIt();
    System.out.println("started");
    while (true) {
      Thread.sleep(50);
      Thrower.tryIt();
    }
  }

  static final class Thrower {

    static void tryIt() {
      try {
        throw new IllegalStateException("tried");
      } catch (IllegalStateException expected) {
        return;
      }
    }
  }
}
