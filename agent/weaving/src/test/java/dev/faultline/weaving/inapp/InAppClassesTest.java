package dev.faultline.weaving.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InAppClassesTest {

  private final InAppClasses inApp = InAppClasses.named(List.of("com.acme", "org.acme"));

  @Test
  void knowsInStackTracesWhatItCoveredWhenItWasLoaded() {
    assertThat(inApp.isInApp("com.acme.Shop$Order")).isFalse();
    assertThat(inApp.covers("com/acme/Shop$Order", null)).isTrue();

    assertThat(inApp.isInApp("com.acme.Shop$Order")).isTrue();
    assertThat(inApp.isInApp("com.acme.Other")).as("never loaded").isFalse();
  }

  @Test
  void leavesOutGeneratedClassesOfTheNamedPackages() {
    assertThat(inApp.covers("com/acme/Shop$$SpringCGLIB$$0", null)).isFalse();
    assertThat(inApp.isInApp("com.acme.Shop$$SpringCGLIB$$0")).isFalse();
  }

  @Test
  void describesWhatWasSet() {
    assertThat(inApp.description()).isEqualTo("com.acme, org.acme (as set)");
  }
}
