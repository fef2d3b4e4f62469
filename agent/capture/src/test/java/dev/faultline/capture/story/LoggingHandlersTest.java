package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.LifePoint;
import org.junit.jupiter.api.Test;

/** Whether an exception was logged, by its handler's code and by what loggers tell. */
class LoggingHandlersTest {

  private static final String WATCHED = "com/acme/Watched";
  private static final String UNKNOWN = "com/acme/Unknown";

  private final Stories stories = new Stories();
  private final Exception failed = Stories.at(new IllegalStateException("no"), "pay", 10);
  private int handlers;

  LoggingHandlersTest() {
    stories.watched.add(WATCHED);
    stories.thrown(failed, stories.site("pay", 10));
  }

  @Test
  void isLoggedWhenTheLoggerTellsOfIt() {
    caughtBy(HandlerUse.builder().logs(WATCHED).logsOnEveryWay(true));
    logged("com.acme.Pay WARN");

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.LOGGED);
    assertThat(event.dispositionDetail()).isEqualTo("com.acme.Pay WARN");
    assertThat(event.exceptions().get(0).points())
        .extracting(LifePoint::use)
        .containsExactly(null, Disposition.LOGGED, null);
  }

  /** Its level is off, or the handler went another way. */
  @Test
  void isSwallowedWhenNothingElseIsDoneWithItAndTheLoggerDoesNotTell() {
    caughtBy(HandlerUse.builder().logs(WATCHED).logsOnEveryWay(true));

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(event.dispositionDetail())
        .isEqualTo("its log call was not reached, or its level is off");
  }

  @Test
  void isHandledWhenItWasLookedAtAndTheLoggerDoesNotTell() {
    caughtBy(HandlerUse.builder().reads().logs(WATCHED).logsOnEveryWay(true));

    assertThat(told().disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void isLoggedByAMethodThatTheHandlerGaveItTo() {
    caughtBy(HandlerUse.builder().reads());
    logged("com.acme.Pay WARN");

    assertThat(told().disposition()).isEqualTo(Disposition.LOGGED);
  }

  @Test
  void isLoggedByTheCodeWhenTheLoggerNeverTells() {
    caughtBy(HandlerUse.builder().logs(UNKNOWN).logsOnEveryWay(true));

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.LOGGED);
    assertThat(event.dispositionDetail()).isEqualTo("com.acme.Unknown");
  }

  @Test
  void isHandledWhenItMayHavePassedALoggerThatNeverTells() {
    caughtBy(HandlerUse.builder().logs(UNKNOWN).logsOnEveryWay(false));

    assertThat(told().disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void isHandledWhenOnlyATextOfItIsLogged() {
    caughtBy(HandlerUse.builder().reads().logsText());

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(event.dispositionDetail()).isEqualTo("a text of it goes to a logger");
  }

  @Test
  void isHandledWhenOnlyATextOfItIsPrinted() {
    caughtBy(HandlerUse.builder().printsText());

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(event.dispositionDetail()).isEqualTo("a text of it is printed");
  }

  @Test
  void isSwallowedByAHandlerThatLooksAtItToWrapItAloneAndDoesNot() {
    caughtBy(HandlerUse.builder().reads().readsToWrapAlone(true).wraps("com.acme.Wrapper"));

    assertThat(told().disposition()).isEqualTo(Disposition.SWALLOWED);
  }

  @Test
  void isSwallowedByAHandlerThatThrowsAnother() {
    caughtBy(HandlerUse.builder().mayComplete(false));

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(event.dispositionDetail()).isEqualTo("its handler throws another exception");
  }

  @Test
  void isWhatTheLastHandlerMadeOfItWhenAnEarlierOneLoggedIt() {
    caughtBy(HandlerUse.builder().logs(WATCHED).rethrows().mayComplete(false));
    logged("com.acme.Pay WARN");
    caughtBy(HandlerUse.builder().logs(WATCHED).logsOnEveryWay(true));

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(event.exceptions().get(0).points())
        .extracting(LifePoint::use)
        .containsExactly(null, Disposition.LOGGED, null, Disposition.SWALLOWED);
  }

  /** By another thread, which it was handed over to. */
  @Test
  void isToldAgainAsLoggedWhenThatHappensLater() {
    caughtBy(HandlerUse.builder().logs(WATCHED).logsOnEveryWay(true));
    assertThat(told().disposition()).isEqualTo(Disposition.SWALLOWED);

    logged("com.acme.Pay WARN");

    stories.settle();
    assertThat(stories.kept()).hasSize(1);
    ExceptionEvent event = stories.kept().get(0);
    assertThat(event.disposition()).isEqualTo(Disposition.LOGGED);
    LifePoint caught = event.exceptions().get(0).points().get(1);
    assertThat(caught.use()).isEqualTo(Disposition.LOGGED);
    assertThat(caught.detail()).isNull();
  }

  private void caughtBy(HandlerUse.Builder use) {
    int ordinal = handlers++;
    CatchSite site =
        stories
            .sites
            .of("com.acme.Shop", null)
            .catchSite(ordinal, "order", 20 + ordinal, use.build());
    stories.recorder.caught(failed, site.number());
  }

  private void logged(String logger) {
    stories.recorder.boundary(failed, Boundary.LOG, logger);
  }

  private ExceptionEvent told() {
    assertThat(stories.settle()).hasSize(1);
    return stories.told.get(0);
  }
}
