package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method that throws for many callers, most of whom ask once in a while. */
class OtherStackTest extends RecorderFixture {

  private static final Rate THREE = Rate.of(3, 1e-6);

  @BeforeEach
  void readDepthsFromMessages() {
    depth = throwable -> Integer.parseInt(throwable.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsTheFirstFewOfEachCallerWhoeverHasUsedUpTheRates(boolean clock) {
    ExceptionRecorder recorder = recorder(THREE, THREE, ALL);
    throwFrom(10, 100, recorder);
    if (clock) {
      recorder.look(System.nanoTime());
    }
    assertThat(counted(records())).hasSize(3);

    throwFrom(20, 5, recorder);
    throwFrom(10, 5, recorder);
    throwFrom(21, 5, recorder);

    assertThat(counted(records()))
        .extracting(record -> record.takeThrowable().getMessage())
        .containsExactly("20", "20", "20", "21", "21", "21");
  }

  /** What was counted before is of the caller that has used up the rates. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsForTheOthersWhatIsTheirs(boolean clock) {
    ExceptionRecorder recorder = recorder(THREE, THREE, ALL);
    throwFrom(10, 100, recorder);
    if (clock) {
      recorder.look(System.nanoTime());
    }
    long toldBefore = told(records());

    throwFrom(20, 1, recorder);

    List<ThrowRecord> records = counted(records());
    assertThat(records).extracting(ThrowRecord::occurrences).containsExactly(1L);
    assertThat(records).extracting(ThrowRecord::isOfOtherStack).containsExactly(true);
    assertThat(toldBefore + takeUnrecorded(site)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsNoMoreOfEachThanTheBurstsAllow(boolean ofSite) {
    ExceptionRecorder recorder = recorder(ofSite ? ALL : ONE, ofSite ? ONE : ALL, ALL);

    for (int from = 10; from < 15; from++) {
      throwFrom(from, 10, recorder);
    }

    assertThat(counted(records()))
        .extracting(record -> record.takeThrowable().getMessage())
        .containsExactly("10", "11", "12", "13", "14");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void staysWithinTheRateOfTheProcess(int burst) {
    ExceptionRecorder recorder = recorder(ONE, ONE, Rate.of(burst, 1e-6));

    for (int from = 10; from < 20; from++) {
      throwFrom(from, 10, recorder);
    }

    List<ThrowRecord> records = records();
    assertThat(counted(records)).hasSize(burst);
    assertThat(told(records) + takeUnrecorded(site)).isEqualTo(100);
  }

  private void throwFrom(int callersDepth, int times, ExceptionRecorder recorder) {
    throwFrom(callersDepth, times, recorder, site);
  }

  private static void throwFrom(
      int callersDepth, int times, ExceptionRecorder recorder, ThrowSite site) {
    for (int i = 0; i < times; i++) {
      recorder.thrown(
          new IllegalStateException(Integer.toString(callersDepth)), site.number(), null);
    }
  }
}
