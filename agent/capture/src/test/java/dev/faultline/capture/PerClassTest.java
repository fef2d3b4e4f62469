package dev.faultline.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PerClassTest {

  private final PerClass<StringBuilder> names =
      new PerClass<StringBuilder>() {
        @Override
        protected StringBuilder make(Class<?> type) {
          return new StringBuilder(type.getSimpleName());
        }
      };

  @Test
  void makesAValueOnceForEachClass() {
    assertThat(names.get(String.class)).hasToString("String").isSameAs(names.get(String.class));
    assertThat(names.get(Integer.class)).hasToString("Integer");
  }

  @Test
  void noClassKeepsAValueOfOneThatHasEnded() {
    WeakReference<Object> before = new WeakReference<>(names.get(String.class));
    names.end();

    Awaitility.await().until(() -> isCollected(before));
    // Still asked for by a thread that is late.
    assertThat(names.get(String.class)).hasToString("String");
    WeakReference<Object> late = new WeakReference<>(names.get(Long.class));
    Awaitility.await().until(() -> isCollected(late));
  }

  private static boolean isCollected(WeakReference<?> reference) {
    System.gc();
    return reference.get() == null;
  }
}
