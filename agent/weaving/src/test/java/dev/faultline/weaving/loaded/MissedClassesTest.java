package dev.faultline.weaving.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissedClassesTest {

  private final MissedClasses missed = new MissedClasses();

  @Test
  void findsWhatHasComeUpWithoutHavingBeenSeen() {
    assertThat(missed.among(new Class<?>[] {String.class, Test.class})).isEmpty();

    see(Seen.class);
    Class<?>[] later = {String.class, Test.class, Seen.class, Unseen.class, Unseen[].class};
    assertThat(missed.among(later)).containsExactly(Unseen.class, Unseen[].class);
    assertThat(missed.among(later)).as("each once").isEmpty();
  }

  @Test
  void aClassOfTheSameNameInAnotherLoaderHasNotBeenSeen() {
    missed.among(new Class<?>[] {String.class});
    missed.transform(new ClassLoader() {}, internalName(Seen.class), null, null, null);

    assertThat(missed.among(new Class<?>[] {Seen.class})).containsExactly(Seen.class);
  }

  @Test
  void aClassThatIsOnlyTransformedAgainHasNotBeenSeen() {
    missed.among(new Class<?>[] {String.class});
    missed.transform(Seen.class.getClassLoader(), internalName(Seen.class), Seen.class, null, null);

    assertThat(missed.among(new Class<?>[] {Seen.class})).containsExactly(Seen.class);
  }

  private void see(Class<?> type) {
    missed.transform(type.getClassLoader(), internalName(type), null, null, null);
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static final class Seen {}

  private static final class Unseen {}
}
