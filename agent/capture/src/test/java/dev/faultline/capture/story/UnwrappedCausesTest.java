package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Handlers that throw what a method made of their exception: that may be a wrapper, a cause of it,
 * or the exception itself.
 */
class UnwrappedCausesTest {

  private final Stories stories = new Stories();
  private final SQLException cause = at(new SQLException("duplicate"), "insert", 10);
  private final RuntimeException around = at(new IllegalStateException(cause), "pay", 20);

  @Test
  void isHandledWhenItsCauseIsThrown() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", convertedBy("java.sql.SQLException"));
    stories.thrown(cause, stories.site("order", 32));

    assertThat(event(around).disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(uses(event(around), 0)).containsExactly(null, Disposition.HANDLED);
  }

  @Test
  void isHandledWhenItsCauseIsThrownThatWasThrownBefore() {
    stories.thrown(cause, stories.site("insert", 10));
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", convertedBy("java.sql.SQLException"));
    stories.thrown(cause, stories.site("order", 32));

    assertThat(event(around).disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void isHandledWhenTheCauseOfItsCauseIsThrown() {
    RuntimeException outermost = at(new IllegalArgumentException(around), "pay", 20);
    stories.thrown(outermost, stories.site("pay", 20));
    caught(outermost, "order", convertedBy("java.sql.SQLException"));
    stories.thrown(cause, stories.site("order", 32));

    assertThat(event(outermost).disposition()).isEqualTo(Disposition.HANDLED);
  }

  /** The bytecode cannot tell whether a loop over the causes ends at the first. */
  @Test
  void isHandledWhenTheCodeTakesTheCauseForTheExceptionItself() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", HandlerUse.builder().reads().rethrows().mayComplete(false));
    stories.thrown(cause, stories.site("order", 32));

    assertThat(event(around).disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void isLoggedWhenItsCauseIsThrownAfterThat() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", convertedBy("java.sql.SQLException"));
    stories.recorder.boundary(around, Boundary.LOG, "com.acme WARNING");
    stories.thrown(cause, stories.site("order", 32));

    assertThat(event(around).disposition()).isEqualTo(Disposition.LOGGED);
    assertThat(uses(event(around), 0)).containsExactly(null, Disposition.LOGGED, null);
  }

  @Test
  void isRethrownWhenAMethodReturnsTheExceptionItself() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", convertedBy("java.lang.RuntimeException"));
    stories.thrown(around, stories.site("order", 32));
    caught(around, "main", HandlerUse.builder());

    ExceptionEvent event = event(around);
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(uses(event, 0))
        .containsExactly(null, Disposition.RETHROWN, null, Disposition.SWALLOWED);
  }

  @Test
  void isWrappedWhenAnotherIsThrownThatDoesNotSayOfWhat() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", convertedBy("java.sql.SQLException"));
    stories.thrown(at(new SQLException("other"), "order", 32), stories.site("order", 32));

    ExceptionEvent event = event(around);
    assertThat(event.disposition()).isEqualTo(Disposition.WRAPPED);
    assertThat(event.dispositionDetail()).isEqualTo("java.sql.SQLException");
  }

  /** Where it goes on is no matter of the handler's. */
  @Test
  void isWhatItsHandlerMadeOfItWhenItsCauseIsThrownElsewhere() {
    stories.thrown(around, stories.site("pay", 20));
    caught(around, "order", HandlerUse.builder());
    stories.thrown(cause, stories.site("elsewhere", 32));

    assertThat(event(around).disposition()).isEqualTo(Disposition.SWALLOWED);
  }

  private static HandlerUse.Builder convertedBy(String type) {
    return HandlerUse.builder().reads().wraps(type).mayComplete(false);
  }

  private void caught(Throwable throwable, String method, HandlerUse.Builder use) {
    CatchSite site = stories.sites.of("com.acme.Shop", null).catchSite(0, method, 30, use.build());
    stories.recorder.caught(throwable, site.number());
  }

  private ExceptionEvent event(Throwable outermost) {
    if (stories.told.isEmpty()) {
      stories.settle();
    }
    return stories.kept().stream()
        .filter(event -> event.exceptions().get(0).type().equals(outermost.getClass().getName()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Disposition> uses(ExceptionEvent event, int link) {
    ExceptionLink of = event.exceptions().get(link);
    return of.points().stream().map(LifePoint::use).toList();
  }
}
