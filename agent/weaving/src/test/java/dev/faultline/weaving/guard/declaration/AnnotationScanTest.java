package dev.faultline.weaving.guard.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.annotation.Capture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnnotationScanTest {

  @Capture
  private static final class CapturedOnly {}

  private static boolean finds(Class<?> type) throws IOException {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = type.getResourceAsStream(name)) {
      return AnnotationScan.finds(in.readAllBytes());
    }
  }

  @Test
  void findsAnnotationsOfEveryDialect() throws IOException {
    assertThat(finds(Annotated.class)).isTrue();
    assertThat(finds(Standard.class)).isTrue();
  }

  @Test
  void findsNothingInOtherClasses() throws IOException {
    assertThat(finds(CapturedOnly.class)).isFalse();
    assertThat(finds(Object.class)).isFalse();
    assertThat(finds(java.util.concurrent.ConcurrentHashMap.class)).isFalse();
  }
}
