package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassingExceptionsTest {

  private int begun;
  private final PassingExceptions passing = new PassingExceptions(() -> begun++);

  @Test
  void notesOnlyFromWhenItIsAskedTo() {
    Exception before = new Exception("before");
    Exception after = new Exception("after");

    passing.passes(before);
    passing.note();
    passing.passes(after);

    assertThat(noted()).containsExactly(after);
  }

  @Test
  void goesOnNotingWhenItIsAskedToAgain() {
    Exception first = new Exception();
    passing.note();
    passing.passes(first);
    passing.note();

    assertThat(noted()).containsExactly(first);
  }

  @Test
  void saysWhenItBegins() {
    passing.note();
    passing.note();
    assertThat(begun).isOne();

    passing.end();
    passing.note();
    assertThat(begun).isEqualTo(2);
  }

  @Test
  void forgetsAllInTheEnd() {
    passing.note();
    passing.passes(new Exception());
    passing.end();
    assertThat(noted()).isEmpty();

    passing.note();
    assertThat(noted()).isEmpty();
  }

  @Test
  void keepsTheLatestOfVeryMany() {
    List<Throwable> held = new ArrayList<>();
    passing.note();
    for (int i = 0; i < 5_000; i++) {
      Exception one = new Exception("exception " + i);
      held.add(one);
      passing.passes(one);
    }

    assertThat(noted())
        .containsExactlyInAnyOrderElementsOf(held.subList(held.size() - 4_096, held.size()));
  }

  @Test
  void keepsNoThrowableAlive() {
    passing.note();
    WeakReference<Throwable> dropped = new WeakReference<>(new Exception());
    passing.passes(dropped.get());

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(dropped.get()).isNull();
            });
    assertThat(noted()).isEmpty();
  }

  @Test
  void doesSomethingToEachAtOnceInTheLastMoment() {
    List<Throwable> seen = new ArrayList<>();
    Exception last = new Exception("last");
    passing.note();
    passing.passes(new Exception("before"));

    passing.atOnce(seen::add);
    passing.passes(last);
    passing.atOnce(null);
    passing.passes(new Exception("after"));

    assertThat(seen).containsExactly(last);
    assertThat(noted()).hasSize(3);
  }

  @Test
  void leavesOutWhatThereMayBeNoRoomFor() {
    passing.note();
    passing.passes(new StackOverflowError());
    passing.passes(new OutOfMemoryError());

    assertThat(noted()).isEmpty();
  }

  private List<Throwable> noted() {
    List<Throwable> all = new ArrayList<>();
    passing.forEach(all::add);
    return all;
  }
}
