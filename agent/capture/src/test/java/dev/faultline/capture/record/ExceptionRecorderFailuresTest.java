package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What happens when capturing itself fails. */
class ExceptionRecorderFailuresTest extends RecorderFixture {

  /** Reading the application's values may, through its class loaders, run its code after all. */
  @Test
  void doesNotCaptureWhatIsThrownWhileItCaptures() throws Exception {
    AtomicReference<ExceptionRecorder> itself = new AtomicReference<>();
    Throwable inner = new IllegalStateException("thrown by the class loader");
    Object value =
        new LoaderOfItsOwn(() -> itself.get().thrown(inner, other.number(), null)).instance();
    itself.set(recorder(ALL, ALL));

    itself.get().thrown(new IllegalStateException(), site.number(), new Object[] {value, 1});

    assertThat(other.activity().seen()).as("the class loader has thrown").isOne();
    assertThat(records()).extracting(ThrowRecord::takeThrowable).doesNotContain(inner).hasSize(1);
  }

  @Test
  void goesOnCapturingAfterAFailure() throws Exception {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Object failing = failingValue();

    assertThatThrownBy(() -> recorder.thrown(new Error(), site.number(), new Object[] {failing, 1}))
        .isInstanceOf(StackOverflowError.class);
    recorder.thrown(new IllegalStateException(), site.number(), new Object[] {"book", 1});

    assertThat(records()).hasSize(1);
  }

  @Test
  void losesNoCountWhenASnapshotFails() throws Exception {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Object failing = failingValue();
    countUnrecorded(site, new IllegalStateException(), 5);

    assertThatThrownBy(() -> recorder.thrown(new Error(), site.number(), new Object[] {failing, 1}))
        .isInstanceOf(StackOverflowError.class);

    assertThat(takeUnrecorded(site)).isEqualTo(6);
  }

  @Test
  void turnsASiteOffAfterRepeatedFailuresAndSaysSo() throws Exception {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    for (int i = 0; i < 5; i++) {
      recorder.failed(site.number(), new IllegalStateException("a bug"));
    }

    throwMany(recorder, site, 3);
    throwMany(recorder, other, 1);

    assertThat(recorder.failures()).isEqualTo(5);
    assertThat(records()).extracting(ThrowRecord::site).containsExactly(other);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .extracting(line -> line.substring(line.indexOf("WARN")))
        .containsExactly(
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the probe at com.acme.Shop.order:42 is off after repeated failures");
  }

  @Test
  void doesNotBlameASiteForTheApplicationsLackOfStackOrMemory() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    for (int i = 0; i < 100; i++) {
      recorder.failed(site.number(), new StackOverflowError());
      recorder.failed(site.number(), new OutOfMemoryError());
    }

    assertThat(recorder.failures()).isEqualTo(200);
    assertThat(site.activity().isOff()).isFalse();
  }

  @Test
  void survivesAFailureThatBelongsToNoSite() throws Exception {
    ExceptionRecorder recorder = recorder(ALL, ALL);

    recorder.failed(-1, new IllegalStateException("a bug"));

    assertThat(Files.readString(folder.resolve("log")))
        .contains("the agent failed at a boundary: ");
  }

  /** A value at which every snapshot fails as it would near the end of the stack. */
  private static Object failingValue() throws Exception {
    return new LoaderOfItsOwn(
            () -> {
              throw new StackOverflowError();
            })
        .instance();
  }
}
