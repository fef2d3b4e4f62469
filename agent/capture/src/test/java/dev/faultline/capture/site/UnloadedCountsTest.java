package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnloadedCountsTest {

  private final UnloadedCounts counts = new UnloadedCounts();

  @Test
  void addsUpWhatWasSeenAtOnePlace() {
    counts.seen("throw", "com.acme.Script.run", 7, "java.lang.Error", 2);
    counts.seen("throw", "com.acme.Script.run", 7, "java.lang.Error", 3);
    counts.seen("throw", "com.acme.Script.run", 8, "java.lang.Error", 1);
    counts.seen("catch", "com.acme.Script.run", 7, "java.lang.Error", 1);
    counts.seen("throw", "com.acme.Script.run", 7, "java.lang.Exception", 1);

    assertThat(told())
        .containsExactly(
            "throw com.acme.Script.run:7 java.lang.Error 5",
            "throw com.acme.Script.run:8 java.lang.Error 1",
            "catch com.acme.Script.run:7 java.lang.Error 1",
            "throw com.acme.Script.run:7 java.lang.Exception 1");
  }

  @Test
  void countsTheOldestTogetherWhenThereAreVeryMany() {
    int places = UnloadedCounts.MOST_PLACES + 10;
    for (int i = 0; i < places; i++) {
      counts.seen(i % 2 == 0 ? "throw" : "catch", "Script" + i + ".run", 7, "Failed" + i, 3);
    }

    assertThat(told())
        .hasSize(UnloadedCounts.MOST_PLACES + 2)
        .contains("throw other:-1 other 15", "catch other:-1 other 15")
        .contains("throw Script10.run:7 Failed10 3")
        .doesNotContain("throw Script8.run:7 Failed8 3");
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    counts.tell(
        (kind, function, line, type, count) ->
            told.add(kind + ' ' + function + ':' + line + ' ' + type + ' ' + count));
    return told;
  }
}
