package dev.faultline.weaving.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.site.Corpus;
import dev.faultline.weaving.site.OwnClasses;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards every method of thousands of class files that nobody here wrote. */
class GuardsOfManyClassesTest {

  /** The JVM itself has the last word. Packages of java.base only the JVM may define. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void makesClassesThatTheJvmVerifies(boolean elsewhere) {
    GuardedClasses everything = new GuardedClasses(method -> true, elsewhere);
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
    assertThat(everything.leftAlone)
        .filteredOn(one -> !one.reason().startsWith("it is abstract"))
        .filteredOn(one -> !one.reason().startsWith("it is native"))
        .filteredOn(one -> !one.reason().startsWith("it is a constructor"))
        .filteredOn(one -> !one.reason().startsWith("it initializes its class"))
        .isEmpty();
  }

  @Test
  void guardsTheJdkButForWhatHasNoBodyToRepeat() {
    GuardedClasses everything = GuardedClasses.inPlace();
    int woven = 0;
    for (byte[] classFile : Corpus.ofJdk("java.base").values()) {
      woven += everything.weave(classFile) == null ? 0 : 1;
    }

    assertThat(woven).isGreaterThan(4000);
    assertThat(everything.leftAlone)
        .filteredOn(one -> one.reason().contains("large"))
        .hasSizeLessThan(3);
    assertThat(everything.leftAlone)
        .filteredOn(one -> !one.reason().startsWith("it is abstract"))
        .filteredOn(one -> !one.reason().startsWith("it is native"))
        .filteredOn(one -> !one.reason().contains("64 KB"))
        .filteredOn(one -> !one.reason().equals("it is too large to be analyzed"))
        .isEmpty();
  }
}
