package dev.faultline.it.metrics;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;

/** A program that calls {@code com.acme.later.Main.work} until it is ended. */
final class LaterProgram {
  private LaterProgram() {}

  static JavaProgram on(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(
            Programs.java("namedlater", Packaged.library("app-jackson-core")),
            Packaged.library("app-jackson-core"))
        .mainClass("com.acme.later.Main");
  }
}
