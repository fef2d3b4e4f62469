package dev.faultline.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptureTest {

  @Capture
  static class Plain {}

  static class Till {
    @Capture(arguments = false)
    Till() {}

    @Capture(histogram = false)
    void pay() {}
  }

  @Test
  void takesEverythingUnlessTold() {
    Capture plain = Plain.class.getAnnotation(Capture.class);

    assertThat(plain.arguments()).isTrue();
    assertThat(plain.histogram()).isTrue();
  }

  @Test
  void standsOnMethodsAndConstructorsAndIsThereAtRunTime() throws NoSuchMethodException {
    Capture constructor = Till.class.getDeclaredConstructor().getAnnotation(Capture.class);
    Capture method = Till.class.getDeclaredMethod("pay").getAnnotation(Capture.class);

    assertThat(constructor.arguments()).isFalse();
    assertThat(method.histogram()).isFalse();
  }
}
