package dev.faultline.it.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import org.junit.jupiter.api.extension.ExtendWith;

/** End to end: a Spring Boot application with traffic, and what the collector has of it. */
@ExtendWith(BookshopRuns.class)
class BookshopIT {

  private final BookshopRuns.Runs runs;

  BookshopIT(BookshopRuns.Runs runs) {
    this.runs = runs;
  }

  @EveryJdk(from = 17)
  void everyExpectedIssueArrivesWithItsVariablesAndNoSecret(Jdk jdk) {
    Bookshop run = runs.apply(jdk);

    assertThat(run.check().exitCode()).as(run.check().out()).isZero();
    assertThat(run.check().out()).contains("out of stock", "no secret anywhere");
    // An order that fails while the JVM ends may come too late to be sent.
    assertThat(run.bookshop().agentLines())
        .filteredOn(line -> !line.contains("not all events were sent at the end"))
        .singleElement()
        .asString()
        .contains("in-app: ");
    assertThat(run.bookshop().out()).doesNotContain("VerifyError");
  }
}
