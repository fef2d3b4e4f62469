package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static dev.faultline.capture.story.Stories.variables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.SuppressedLink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which throws make one event, and what it holds of each. */
class StoryBookTest {

  private final Stories stories = new Stories();
  private final ThrowSite pay = stories.site("pay", 10, "amount");
  private final ThrowSite order = stories.site("order", 20, "item");
  private final ThrowSite handle = stories.site("handle", 30, "request");

  private final Exception failed = at(new IllegalStateException("no"), "pay", 10, "order", 19);

  @Test
  void tellsThatItsFutureWasAskedForItWhicheverThreadDoes() throws InterruptedException {
    Exception failed = at(new IllegalStateException("failed"), "pay", 10);
    stories.thrown(failed, stories.site("pay", 10));
    stories.recorder.boundary(failed, Boundary.FUTURE, "FutureTask");
    Thread asks =
        new Thread(() -> stories.recorder.boundary(failed, Boundary.ASKED, "Future.exceptionNow"));
    asks.start();
    asks.join();

    assertThat(stories.settle()).hasSize(1);
    assertThat(stories.told.get(0).disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(stories.told.get(0).dispositionDetail()).isEqualTo("Future.exceptionNow");
    assertThat(stories.told.get(0).occurrences()).isEqualTo(1);
  }

  /** It may be one of the many that were only counted where they were thrown. */
  @Test
  void makesNoEventOfWhatAFutureIsAskedForAlone() {
    stories.recorder.boundary(
        at(new IllegalStateException("failed"), "pay", 10), Boundary.ASKED, "Future.exceptionNow");

    assertThat(stories.settle()).isEmpty();
  }

  /** As {@code addSuppressed(getCause())} makes it, in libraries that want to have it all. */
  @Test
  void takesWhatIsBothSuppressedAndACauseForACause() {
    Exception root = at(new IllegalStateException("root"), "pay", 10);
    Exception cause = at(new IllegalStateException("cause", root), "pay", 11);
    Exception outer = at(new IllegalStateException("outer", cause), "pay", 12);
    outer.addSuppressed(cause);
    outer.addSuppressed(root);
    outer.addSuppressed(at(new IllegalStateException("of close()"), "pay", 13));
    stories.thrown(cause, stories.site("pay", 11));
    stories.thrown(outer, stories.site("pay", 12));

    assertThat(stories.settle()).hasSize(1);
    ExceptionEvent event = stories.told.get(0);
    assertThat(event.exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("outer", "cause", "root");
    assertThat(event.suppressed())
        .extracting(side -> side.exception().message())
        .containsExactly("of close()");
  }

  @Test
  void makesOneEventOfOneThrow() {
    stories.thrown(failed, pay, 12);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.exceptions()).hasSize(1);
    assertThat(event.exceptions().get(0).type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(event.exceptions().get(0).message()).isEqualTo("no");
    assertThat(variables(event.exceptions().get(0))).containsExactly("pay: {amount=12}");
    assertThat(event.occurrences()).isOne();
    assertThat(event.severity()).isEqualTo(Severity.ERROR);
    assertThat(event.disposition()).isEqualTo(Disposition.ESCAPED);
    assertThat(event.threadName()).isEqualTo(Thread.currentThread().getName());
    assertThat(event.observedTimeUnixNanos()).isGreaterThanOrEqualTo(event.timeUnixNanos());
    assertThat(event.timeUnixNanos()).isPositive();
  }

  @Test
  void waitsForWhatMayWrapTheException() {
    stories.thrown(failed, pay, 12);
    stories.take();
    assertThat(stories.told).isEmpty();

    stories.now += Stories.SETTLE - 1;
    stories.thrown(at(new RuntimeException(failed), "order", 20), order, "book");
    assertThat(stories.settle()).hasSize(1);
  }

  @Test
  void joinsThrowRethrowAndWrapperWithTheVariablesOfEach() {
    stories.thrown(failed, pay, 12);
    stories.thrown(failed, order, "book");
    Exception wrapper = at(new RuntimeException("wrapped", failed), "handle", 30);
    stories.thrown(wrapper, handle, "/order");

    List<ExceptionLink> chain = only(stories.settle()).exceptions();
    assertThat(chain).extracting(ExceptionLink::message).containsExactly("wrapped", "no");
    assertThat(variables(chain.get(0))).containsExactly("handle: {request=/order}");
    assertThat(variables(chain.get(1))).containsExactly("pay: {amount=12}", "order: {item=book}");
  }

  @Test
  void joinsAChainOfWrappers() {
    Exception middle = at(new RuntimeException("middle", failed), "order", 20);
    Exception outer = at(new Exception("outer", middle), "handle", 30);
    stories.thrown(failed, pay, 12);
    stories.thrown(middle, order, "book");
    stories.thrown(outer, handle, "/order");

    List<ExceptionLink> chain = only(stories.settle()).exceptions();
    assertThat(chain).extracting(ExceptionLink::message).containsExactly("outer", "middle", "no");
    assertThat(chain).allSatisfy(link -> assertThat(variables(link)).hasSize(1));
  }

  @Test
  void findsTheRecordedExceptionBelowWrappersOfLibraries() {
    Exception library = at(new Exception("of a library", failed), "invoke", 1);
    stories.thrown(failed, pay, 12);
    stories.thrown(at(new Exception("outer", library), "handle", 30), handle, "/order");

    List<ExceptionLink> chain = only(stories.settle()).exceptions();
    assertThat(chain).hasSize(3);
    assertThat(variables(chain.get(2))).containsExactly("pay: {amount=12}");
  }

  @Test
  void keepsTwoExceptionsThatHaveNothingToDoWithEachOtherApart() {
    stories.thrown(failed, pay, 12);
    stories.thrown(at(new Exception("other"), "order", 20), order, "book");

    assertThat(stories.settle())
        .extracting(event -> event.exceptions().get(0).message())
        .containsExactly("no", "other");
    assertThat(stories.told).extracting(ExceptionEvent::id).doesNotHaveDuplicates();
  }

  /** A handler unwraps: {@code catch (E e) { throw new F(e.getCause()); }}. */
  @Test
  void keepsTwoWrappersOfOneExceptionApart() {
    stories.thrown(failed, pay, 12);
    stories.thrown(at(new Exception("first", failed), "order", 20), order, "book");
    stories.thrown(at(new Exception("second", failed), "handle", 30), handle, "/order");

    List<ExceptionEvent> events = stories.settle();
    assertThat(events)
        .extracting(event -> event.exceptions().get(0).message())
        .containsExactly("first", "second");
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(variables(event.exceptions().get(1)))
                    .containsExactly("pay: {amount=12}"));
  }

  /** A handler unwraps: {@code catch (E e) { throw e.getCause(); }}. What goes on is the cause. */
  @Test
  void keepsACauseApartThatIsTakenOutOfItsWrapperAndThrown() {
    stories.thrown(at(new Exception("wrapper", failed), "order", 20), order, "book");
    stories.thrown(failed, pay, 12);

    assertThat(stories.settle())
        .extracting(event -> event.exceptions().get(0).message())
        .containsExactly("wrapper", "no");
  }

  @Test
  void tellsOfASuppressedExceptionWithItsVariablesBesideTheOneThatCarriesIt() {
    Exception closing = at(new Exception("of close()"), "close", 40);
    stories.thrown(closing, stories.site("close", 40, "resource"), "r");
    failed.addSuppressed(closing);
    stories.thrown(failed, pay, 12);

    SuppressedLink suppressed = only(only(stories.settle()).suppressed());
    assertThat(suppressed.of()).isZero();
    assertThat(suppressed.exception().message()).isEqualTo("of close()");
    assertThat(variables(suppressed.exception())).containsExactly("close: {resource=r}");
  }

  /** What a {@code try} with resources compiles to: thrown, then suppressed, then rethrown. */
  @Test
  void joinsWhatIsSuppressedAfterTheThrow() {
    Exception closing = at(new Exception("of close()"), "close", 40);
    stories.thrown(failed, pay, 12);
    stories.thrown(closing, stories.site("close", 40, "resource"), "r");
    failed.addSuppressed(closing);
    stories.thrown(failed, order, "book");

    ExceptionEvent event = only(stories.settle());
    assertThat(event.exceptions()).extracting(ExceptionLink::message).containsExactly("no");
    assertThat(variables(only(event.suppressed()).exception()))
        .containsExactly("close: {resource=r}");
  }

  @Test
  void tellsOfAWrapperThatComesWhenTheCauseIsToldAlready() {
    stories.thrown(failed, pay, 12);
    assertThat(stories.settle()).hasSize(1);

    stories.thrown(at(new Exception("late", failed), "handle", 30), handle, "/order");

    ExceptionEvent late = stories.settle().get(1);
    assertThat(late.exceptions()).extracting(ExceptionLink::message).containsExactly("late", "no");
    assertThat(variables(late.exceptions().get(1))).containsExactly("pay: {amount=12}");
    assertThat(late.id()).as("one story").isEqualTo(stories.told.get(0).id());
    assertThat(late.timeUnixNanos()).isEqualTo(stories.told.get(0).timeUnixNanos());
    assertThat(late.exceptions().get(1).points())
        .extracting(LifePoint::kind)
        .containsExactly(LifePoint.Kind.THROWN, LifePoint.Kind.WRAPPED);
  }

  /** What it stood for beside itself has not been wrapped. */
  @Test
  void leavesAnEventAloneThatStandsForManyWhenOneOfThemIsWrappedLater() {
    pay.activity().of(failed).countUnrecorded(10);
    stories.thrown(failed, pay, 12);
    assertThat(stories.settle()).hasSize(1);

    stories.thrown(at(new Exception("late", failed), "handle", 30), handle, "/order");

    assertThat(stories.settle().get(1).id()).isNotEqualTo(stories.told.get(0).id());
  }

  @Test
  void tellsAnEventAgainWhenItsExceptionIsThrownOnLater() {
    stories.thrown(failed, pay, 12);
    stories.settle();
    stories.thrown(failed, order, "book");

    assertThat(stories.settle()).hasSize(2);
    ExceptionEvent event = only(stories.kept());
    assertThat(event.disposition()).isEqualTo(Disposition.RETHROWN);
    assertThat(event.occurrences()).isOne();
  }

  @Test
  void settlesAtOnceWhatEndsItsThread() {
    stories.thrown(failed, pay, 12);
    stories.uncaught(failed);
    stories.take();

    ExceptionEvent event = only(stories.told);
    assertThat(event.severity()).isEqualTo(Severity.FATAL);
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(variables(event.exceptions().get(0))).containsExactly("pay: {amount=12}");
    assertThat(stories.settle()).hasSize(1);
  }

  @Test
  void tellsOfAnUncaughtExceptionThatNoThrowSiteSaw() {
    stories.uncaught(at(new NullPointerException(), "library", 1));
    stories.take();

    ExceptionEvent event = only(stories.told);
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(event.occurrences()).isOne();
  }

  @Test
  void tellsOfAnUncaughtWrapperWithTheVariablesOfItsCause() {
    stories.thrown(failed, pay, 12);
    stories.uncaught(new Exception("of a library", failed));
    stories.take();

    ExceptionEvent event = only(stories.told);
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(variables(event.exceptions().get(1))).containsExactly("pay: {amount=12}");
  }

  @Test
  void sendsTheSameEventAgainWhenAnExceptionThatIsToldEndsItsThread() {
    stories.thrown(failed, pay, 12);
    ExceptionEvent first = only(stories.settle());
    stories.uncaught(failed);
    stories.take();

    ExceptionEvent second = stories.told.get(1);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.severity()).isEqualTo(Severity.FATAL);
    assertThat(second.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(variables(second.exceptions().get(0))).containsExactly("pay: {amount=12}");
    assertThat(second.timeUnixNanos()).isEqualTo(first.timeUnixNanos());
  }

  @Test
  void doesNotHoldMoreThanABoundedNumberOfOpenStories() {
    for (int i = 0; i < 10_000; i++) {
      stories.thrown(at(new Exception("of a storm"), "pay", 10), pay, i);
    }
    stories.take();

    assertThat(stories.told).hasSizeGreaterThan(5_000);
    assertThat(stories.settle()).hasSize(10_000);
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
