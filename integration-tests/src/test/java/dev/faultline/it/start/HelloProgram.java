package dev.faultline.it.start;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;

/** The smallest program that fails somewhere. */
final class HelloProgram {

  static final String FAILURE = "cannot greet Ada";

  private HelloProgram() {}

  static JavaProgram on(Jdk jdk) {
    return JavaProgram.on(jdk).classPath(Programs.java("hello")).mainClass("com.acme.hello.Hello");
  }
}
