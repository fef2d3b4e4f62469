package dev.faultline.weaving.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.site.Corpus;
import dev.faultline.weaving.site.OwnClasses;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Weaves every method of thousands of class files that nobody here wrote. */
class CaptureOfManyClassesTest {

  private final CapturedClasses everything =
      new CapturedClasses(
          "within(a*..*) || within(j*..*) || within(o*..*) || within(c*..*) || within(n*..*) || within(s*..*)");

  /** The JVM itself has the last word. Packages of java.base only the JVM may define. */
  @Test
  void makesClassesThatTheJvmVerifies() {
    Map<String, byte[]> classes = new HashMap<>(Corpus.ofClassPath());
    classes.putAll(Corpus.ofJdk("jdk.compiler", "jdk.jshell", "jdk.javadoc"));
    OwnClasses loader = new OwnClasses(classes, everything::weave);

    int linked = 0;
    for (String name : classes.keySet()) {
      try {
        loader.loadClass(name.replace('/', '.')).getDeclaredMethods();
        linked++;
      } catch (ClassNotFoundException | NoClassDefFoundError | IllegalAccessError missing) {
        // Optional dependencies, and what modules do not export: the same without weaving.
        continue;
      }
    }

    assertThat(linked).isGreaterThan(3000);
    assertThat(loader.woven()).isGreaterThan(3000);
  }

  @Test
  void weavesTheJdkButForWhatHasNoCode() {
    int woven = 0;
    for (byte[] classFile : Corpus.ofJdk("java.base").values()) {
      woven += everything.weave(classFile) == null ? 0 : 1;
    }

    assertThat(woven).isGreaterThan(4000);
    assertThat(everything.leftAlone)
        .allMatch(
            one ->
                one.toString().contains("it is abstract")
                    || one.toString().contains("it is native")
                    || one.toString().contains("bytes of code")
                    || one.toString().startsWith("java.lang.Object.<init> "));
  }
}
