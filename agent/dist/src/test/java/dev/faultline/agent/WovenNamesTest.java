package dev.faultline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import org.junit.jupiter.api.Test;

class WovenNamesTest {

  private static final byte[] CHANGED = {1};

  private final WovenNames names =
      new WovenNames(
          new ClassFileTransformer() {
            @Override
            public byte[] transform(
                ClassLoader loader,
                String name,
                Class<?> redefined,
                ProtectionDomain domain,
                byte[] classFile) {
              return name == null || name.startsWith("a/") ? CHANGED : null;
            }
          });

  /** As of {@code defineClass(null, bytes, 0, length)}: it must be changed back, too. */
  @Test
  void remembersAClassWhoseNameTheJvmDoesNotTell() throws Exception {
    byte[] classFile;
    try (InputStream in = WovenNamesTest.class.getResourceAsStream("WovenNamesTest.class")) {
      classFile = in.readAllBytes();
    }

    assertThat(names.transform(null, null, null, null, classFile)).isSameAs(CHANGED);

    assertThat(names.contains(WovenNamesTest.class.getName())).isTrue();
  }

  @Test
  void remembersWhatWasChanged() throws IllegalClassFormatException {
    assertThat(transform("a/B")).isSameAs(CHANGED);
    assertThat(transform("a/B")).isSameAs(CHANGED);
    assertThat(transform("c/D")).isNull();
    assertThat(transform(null)).isSameAs(CHANGED);

    assertThat(names.contains("a.B")).isTrue();
    assertThat(names.contains("c.D")).isFalse();
    assertThat(names.size()).isEqualTo(1);
  }

  @Test
  void forgetsWhatTheJvmRefused() throws IllegalClassFormatException {
    transform("a/B");
    names.forget("a.B");
    names.forget("a.B");

    assertThat(names.contains("a.B")).isFalse();
    assertThat(names.size()).isZero();
  }

  @Test
  void takesAllForChangedBeyondSoMany() throws IllegalClassFormatException {
    for (int i = 0; i < WovenNames.MOST + 10; i++) {
      transform("a/Script" + i);
    }

    assertThat(names.size()).isEqualTo(WovenNames.MOST);
    assertThat(names.contains("a.Script" + (WovenNames.MOST + 5))).isTrue();
  }

  private byte[] transform(String name) throws IllegalClassFormatException {
    return names.transform(null, name, null, null, new byte[0]);
  }
}
