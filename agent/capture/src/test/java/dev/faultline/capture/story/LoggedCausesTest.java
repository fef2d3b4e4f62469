package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.LifePoint;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Loggers that are given an exception which belongs to another: its cause, or a suppressed one. */
class LoggedCausesTest {

  private static final String LOGGER = "org.apache SEVERE";
  private static final String ITS_CAUSE = "org.apache SEVERE, its cause";

  private final Stories stories = new Stories();
  private final Exception cause = at(new NumberFormatException("x"), "parse", 10);
  private final Exception around = at(new IllegalStateException(cause), "pay", 20);

  @Test
  void isLoggedWhenItsCauseIs() {
    wrapped();
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("LOGGED " + ITS_CAUSE);
    assertThat(life(event, 0)).containsExactly("thrown", "logged " + ITS_CAUSE);
    assertThat(life(event, 1))
        .containsExactly("thrown", "wrapped java.lang.IllegalStateException", "logged " + LOGGER);
  }

  @Test
  void isLoggedWhenItsCauseIsAfterItWasThrownOn() {
    wrapped();
    caught(around, HandlerUse.builder().rethrows().mayComplete(false));
    thrownOn(around);
    logged(cause);

    assertThat(outcome(onlyEvent())).isEqualTo("LOGGED " + ITS_CAUSE);
  }

  @Test
  void isLoggedByTheHandlerThatLogsItsCause() {
    wrapped();
    caught(around, HandlerUse.builder().reads());
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("LOGGED " + ITS_CAUSE);
    assertThat(event.exceptions().get(0).points().get(1).use()).isEqualTo(Disposition.LOGGED);
  }

  @Test
  void isLoggedWhenACauseIsThatWasNowhereSeen() {
    Exception outermost = at(new IllegalArgumentException(around), "order", 30);
    stories.thrown(outermost, stories.site("order", 30));
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("LOGGED " + ITS_CAUSE);
    assertThat(life(event, 2)).containsExactly("logged " + LOGGER);
  }

  @Test
  void isLoggedWhenThatComesAfterTheEvent() {
    wrapped();
    stories.settle();
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("LOGGED " + ITS_CAUSE);
    assertThat(life(event, 1)).endsWith("logged " + LOGGER);
    assertThat(stories.told).hasSize(2);
  }

  @Test
  void isLoggedWhenThatComesAfterTheEventOfACauseThatWasNowhereSeen() {
    Exception outermost = at(new IllegalArgumentException(around), "order", 30);
    stories.thrown(outermost, stories.site("order", 30));
    stories.settle();
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("LOGGED " + ITS_CAUSE);
    assertThat(life(event, 2)).containsExactly("logged " + LOGGER);
  }

  @Test
  void isLoggedWhenOneIsThatItSuppresses() {
    String itSuppresses = "LOGGED " + LOGGER + ", one that it suppresses";
    Exception failed = at(new IllegalStateException("failed"), "pay", 20);
    stories.thrown(cause, stories.site("parse", 10));
    failed.addSuppressed(cause);
    stories.thrown(failed, stories.site("pay", 20));
    logged(cause);

    assertThat(outcome(onlyEvent())).isEqualTo(itSuppresses);

    logged(cause);
    assertThat(life(onlyEvent(), 0)).hasSize(3);
    assertThat(outcome(onlyEvent())).isEqualTo(itSuppresses);
  }

  @Test
  void staysTheEndOfItsThread() {
    wrapped();
    stories.uncaught(around);
    logged(cause);

    ExceptionEvent event = onlyEvent();
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(life(event, 0)).containsExactly("thrown", "uncaught", "logged " + ITS_CAUSE);
  }

  /** It is the handler of the cause that has told of it, not who gets the wrapper. */
  @Test
  void isNotLoggedWhenItsCauseWasBeforeItWasWrapped() {
    stories.thrown(cause, stories.site("parse", 10));
    caught(cause, HandlerUse.builder().wraps("java.lang.IllegalStateException"));
    logged(cause);
    stories.thrown(around, stories.site("pay", 20));
    stories.recorder.boundary(around, Boundary.FUTURE, "FutureTask");

    ExceptionEvent event = onlyEvent();
    assertThat(outcome(event)).isEqualTo("ESCAPED FutureTask");
    assertThat(life(event, 0)).containsExactly("thrown", "escaped FutureTask");
  }

  @Test
  void isNotLoggedWhenItsCauseWasBeforeItWasThrownOn() {
    wrapped();
    caught(around, HandlerUse.builder().reads().rethrows().mayComplete(false));
    logged(cause);
    thrownOn(around);
    stories.recorder.boundary(around, Boundary.FUTURE, "FutureTask");

    assertThat(outcome(onlyEvent())).isEqualTo("ESCAPED FutureTask");
  }

  @Test
  void isWhatTheLastHandlerDidWithIt() {
    wrapped();
    logged(cause);
    caught(around, HandlerUse.builder());

    assertThat(outcome(onlyEvent())).isEqualTo("SWALLOWED null");
  }

  /** What was around it has ended in the handler that threw its cause, wherever that ends. */
  @Test
  void isHandledWhenItsCauseIsLoggedThatItsHandlerHasThrown() {
    wrapped();
    CatchSite handler = caught(around, HandlerUse.builder().reads().mayComplete(false));
    stories.thrown(cause, stories.site(handler.methodName(), 32));
    logged(cause);

    assertThat(outcome(onlyEvent())).isEqualTo("HANDLED null");
  }

  @Test
  void isNoAffairOfAnExceptionThatOthersWrap() {
    stories.thrown(around, stories.site("pay", 20));
    Exception other = at(new NumberFormatException("other"), "parse", 11);
    stories.thrown(other, stories.site("parse", 11));
    logged(other);

    assertThat(stories.settle())
        .extracting(LoggedCausesTest::outcome)
        .containsExactly("ESCAPED null", "LOGGED " + LOGGER);
  }

  @Test
  void endsWhereCausesGoInACircle() {
    Exception inner = at(new IllegalArgumentException("inner"), "parse", 10);
    Exception outer = at(new IllegalStateException("outer", inner), "pay", 20);
    inner.initCause(outer);
    stories.thrown(outer, stories.site("pay", 20));
    logged(outer);
    logged(inner);

    assertThat(life(onlyEvent(), 0))
        .containsExactly("thrown", "logged " + LOGGER, "logged " + ITS_CAUSE);
  }

  private void wrapped() {
    stories.thrown(cause, stories.site("parse", 10));
    stories.thrown(around, stories.site("pay", 20));
  }

  private CatchSite caught(Throwable throwable, HandlerUse.Builder use) {
    CatchSite site = stories.sites.of("com.acme.Shop", null).catchSite(0, "order", 30, use.build());
    stories.recorder.caught(throwable, site.number());
    return site;
  }

  private void thrownOn(Throwable throwable) {
    ThrowSite site =
        stories
            .sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 31, List.of(), ThrownOrigin.CAUGHT_HERE);
    stories.thrown(throwable, site);
  }

  private void logged(Throwable throwable) {
    stories.recorder.boundary(throwable, Boundary.LOG, LOGGER);
  }

  private ExceptionEvent onlyEvent() {
    stories.settle();
    assertThat(stories.kept()).hasSize(1);
    return stories.kept().get(0);
  }

  private static String outcome(ExceptionEvent event) {
    return event.disposition() + " " + event.dispositionDetail();
  }

  private static List<String> life(ExceptionEvent event, int link) {
    return event.exceptions().get(link).points().stream()
        .map(LoggedCausesTest::text)
        .collect(Collectors.toList());
  }

  private static String text(LifePoint point) {
    String kind = point.kind().wireName();
    return point.detail() == null ? kind : kind + ' ' + point.detail();
  }
}
