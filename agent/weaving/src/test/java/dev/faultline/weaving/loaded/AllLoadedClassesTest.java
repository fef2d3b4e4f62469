package dev.faultline.weaving.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AllLoadedClassesTest {

  @Test
  void areNoneWhileTheJvmEnds() {
    assertThat(AllLoadedClasses.of(answering(null))).isEmpty();
  }

  @Test
  void haveNoGaps() {
    Instrumentation instrumentation =
        answering(new Class<?>[] {null, String.class, null, Integer.class});

    assertThat(AllLoadedClasses.of(instrumentation)).containsExactly(String.class, Integer.class);
  }

  private static Instrumentation answering(Class<?>[] loaded) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            AllLoadedClassesTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> loaded);
  }
}
