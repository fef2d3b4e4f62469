package dev.faultline.it.everyclass;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Three jars of the many that the nightly tests weave, small enough for every build: of javac, of
 * Kotlin's compiler, of Groovy's makers.
 */
class EveryClassIT {

  @EveryJdk
  void h2(Jdk jdk) throws IOException {
    everyClass("h2", jdk);
  }

  @EveryJdk
  void kotlinStdlib(Jdk jdk) throws IOException {
    everyClass("kotlin-stdlib", jdk);
  }

  @EveryJdk
  void groovy(Jdk jdk) throws IOException {
    everyClass("groovy", jdk);
  }

  /** As ProGuard would write them. */
  @EveryJdk
  void kotlinStdlibWithoutDeadLocals(Jdk jdk) throws IOException {
    EveryClass.of(DeadLocals.leftOutOf(library("kotlin-stdlib")), jdk).check();
  }

  private static void everyClass(String library, Jdk jdk) throws IOException {
    EveryClass.of(library(library), jdk).check();
  }

  private static ClassFileJar library(String library) {
    Path jar = Packaged.library(library);
    return new ClassFileJar(library, jar, List.of(jar));
  }
}
