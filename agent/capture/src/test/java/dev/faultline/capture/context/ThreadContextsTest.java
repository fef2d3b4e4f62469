package dev.faultline.capture.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.User;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ThreadContextsTest {

  private final ThreadContexts contexts = new ThreadContexts(5);

  @Test
  void hasNothingBeforeAnythingIsSet() throws InterruptedException {
    assertThat(contexts.current()).isNull();
    contexts.tag(null, "a", "1");

    assertThat(tags()).isEqualTo(Map.of("a", "1"));
    onAnotherThread(() -> assertThat(contexts.current()).isNull());
  }

  @Test
  void forgetsWhatAScopeHeldWhenItIsClosed() {
    contexts.tag(null, "a", "outside");
    Object scope = contexts.open(null);
    contexts.tag(scope, "a", "inside");
    contexts.tag(null, "b", true);
    contexts.user(null, new User("7", null, null, null));

    assertThat(tags()).isEqualTo(Map.of("a", "inside", "b", "true"));
    assertThat(event().user().id()).isEqualTo("7");
    contexts.close(scope);
    assertThat(tags()).isEqualTo(Map.of("a", "outside"));
    assertThat(event().user()).isNull();
    contexts.close(scope);
    contexts.tag(scope, "a", "too late");
    assertThat(tags()).isEqualTo(Map.of("a", "outside"));
  }

  @Test
  void handlesAndThreadsHoldNothingOfItWhenItHasEnded() throws Exception {
    Object scope = contexts.open(null);
    contexts.tag(scope, "a", "1");
    Object taken = contexts.take();
    WeakReference<CaptureContext> held = new WeakReference<>(contexts.current());
    contexts.end();

    assertThat(contexts.of(scope)).isNull();
    assertThat(contexts.current()).isNull();
    Awaitility.await().until(() -> collected(held));
    // What comes late does no harm, and is not kept either.
    Object late = contexts.open(taken);
    contexts.tag(late, "b", "2");
    contexts.close(late);
    contexts.close(scope);
    assertThat(contexts.current()).isNull();
    assertThat(contexts.of(late)).isNull();
  }

  /**
   * A reference of its own for each would keep the garbage collector busy, and its queue's lock.
   */
  @Test
  void aScopeHasNoReferenceOfItsOwn() {
    openAndClose(1_000);
    long before = allocated();
    openAndClose(10_000);

    assertThat((allocated() - before) / 10_000).isLessThan(125);
  }

  private void openAndClose(int times) {
    for (int i = 0; i < times; i++) {
      contexts.close(contexts.open(null));
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static boolean collected(WeakReference<?> reference) {
    System.gc();
    return reference.get() == null;
  }

  @Test
  void showsAChangeOfAnOuterScopeInTheInnerOneUnlessThatHasItsOwn() {
    Object outer = contexts.open(null);
    Object inner = contexts.open(null);
    contexts.tag(inner, "own", "inner");
    contexts.tag(outer, "own", "outer");
    contexts.tag(outer, "user", "late");

    assertThat(tags()).isEqualTo(Map.of("own", "inner", "user", "late"));
    contexts.close(inner);
    assertThat(tags()).isEqualTo(Map.of("own", "outer", "user", "late"));
  }

  @Test
  void closesTheScopesWithinOnItsOwnThread() {
    Object outer = contexts.open(null);
    Object inner = contexts.open(null);
    contexts.tag(inner, "a", "inner");
    contexts.close(outer);

    assertThat(tags()).isEmpty();
  }

  @Test
  void leavesTheScopesWithinOpenWhenAnotherThreadClosesIt() throws InterruptedException {
    Object outer = contexts.open(null);
    contexts.tag(outer, "a", "outer");
    Object inner = contexts.open(null);
    contexts.tag(inner, "b", "inner");
    onAnotherThread(() -> contexts.close(outer));

    assertThat(tags()).isEqualTo(Map.of("b", "inner"));
    assertThat(event(contexts.of(outer)).tags()).isEqualTo(Map.of("a", "outer"));
  }

  @Test
  void isNotChangedByWhatComesAfterItWasTaken() {
    contexts.tag(null, "a", "before");
    CaptureContext taken = contexts.current();
    contexts.tag(null, "a", "after");

    assertThat(event(taken).tags()).isEqualTo(Map.of("a", "before"));
  }

  @Test
  void holdsWhatWasTakenElsewhereInPlaceOfItsOwn() throws InterruptedException {
    contexts.tag(null, "a", "carried");
    Object taken = contexts.take();
    onAnotherThread(
        () -> {
          contexts.tag(null, "b", "own");
          Object scope = contexts.open(taken);
          assertThat(tags()).isEqualTo(Map.of("a", "carried"));
          contexts.tag(null, "c", "here");
          assertThat(tags()).isEqualTo(Map.of("a", "carried", "c", "here"));
          contexts.close(scope);
          assertThat(tags()).isEqualTo(Map.of("b", "own"));
        });
    assertThat(tags()).isEqualTo(Map.of("a", "carried"));
  }

  @Test
  void keepsTheNewestBreadcrumbs() {
    Object scope = contexts.open(null);
    for (int i = 0; i < 23; i++) {
      contexts.breadcrumb(i % 2 == 0 ? scope : null, breadcrumb(i));
    }

    assertThat(event().breadcrumbs())
        .extracting(Breadcrumb::message)
        .containsExactly("18", "19", "20", "21", "22");
  }

  @Test
  void keepsNoneWhenThereAreToBeNone() {
    ThreadContexts none = new ThreadContexts(0);
    none.breadcrumb(null, breadcrumb(1));

    assertThat(none.current()).isNull();
  }

  @Test
  void isBoundedInTagsAndScopes() {
    for (int i = 0; i < 1000; i++) {
      contexts.open(null);
      contexts.tag(null, "tag" + i, "x");
    }

    // 64 scopes; in the last of them 64 tags, and one in each of the others.
    assertThat(tags()).hasSizeBetween(64, 128);
  }

  /** Tasks that start each other would otherwise make the context grow for ever. */
  @Test
  void staysFlatWhenItIsHandedOnAgainAndAgain() {
    Object taken = contexts.take();
    for (int i = 0; i < 10_000; i++) {
      Object attached = contexts.open(taken);
      Object scope = contexts.open(null);
      contexts.tag(scope, "round", (long) i);
      contexts.breadcrumb(scope, breadcrumb(i));
      taken = contexts.take();
      contexts.close(attached);
    }
    contexts.open(taken);

    assertThat(tags()).isEqualTo(Map.of("round", "9999"));
    assertThat(event().breadcrumbs())
        .extracting(Breadcrumb::message)
        .containsExactly("9995", "9996", "9997", "9998", "9999");
  }

  @Test
  void takesNothingOfWhatIsNotItsOwn() {
    contexts.close("a stranger");
    contexts.tag("a stranger", "a", "1");

    assertThat(contexts.of("a stranger")).isNull();
    assertThat(contexts.current()).isNull();
    contexts.open("a stranger");
    assertThat(tags()).isEmpty();
  }

  @Test
  void redactsByNameAndByLook() {
    contexts.tag(null, "password", "hunter2");
    contexts.tag(null, "note", "Bearer abcdefghijklmnopqrstuvwxyz0123456789");
    contexts.breadcrumb(
        null, new Breadcrumb(1, "http", Level.INFO, "x", Map.of("apiKey", "k", "status", 200L)));

    assertThat(tags()).containsEntry("password", "[redacted]");
    assertThat(tags().get("note")).doesNotContain("abcdefghijkl");
    assertThat(event().breadcrumbs().get(0).data())
        .isEqualTo(Map.of("apiKey", "[redacted]", "status", 200L));
  }

  @Test
  void joinsSeveralOfWhichTheFirstIsStrongest() {
    contexts.tag(null, "a", "weak");
    contexts.tag(null, "b", "weak");
    contexts.breadcrumb(null, breadcrumb(1));
    CaptureContext weak = contexts.current();
    contexts.tag(null, "a", "strong");
    contexts.breadcrumb(null, breadcrumb(2));
    CaptureContext strong = contexts.current();
    ContextAssembler assembler =
        new ContextAssembler(Map.of("team", "shop", "b", "every"), Redaction::usual, 5);

    EventContext event = assembler.assemble(Arrays.asList(strong, null, weak));
    assertThat(event.tags()).isEqualTo(Map.of("team", "shop", "a", "strong", "b", "weak"));
    assertThat(event.breadcrumbs()).extracting(Breadcrumb::message).containsExactly("1", "2");
  }

  private static Breadcrumb breadcrumb(long number) {
    return new Breadcrumb(number, "test", Level.INFO, Long.toString(number), Map.of());
  }

  private Map<String, String> tags() {
    return event().tags();
  }

  private EventContext event() {
    return event(contexts.current());
  }

  private static EventContext event(CaptureContext context) {
    return new ContextAssembler(Map.of(), Redaction::usual, 5).assemble(Arrays.asList(context));
  }

  private static void onAnotherThread(Runnable task) throws InterruptedException {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Thread thread = new Thread(task);
    thread.setUncaughtExceptionHandler((died, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
  }

  /** What each thread is in the middle of. */
  private static final class Middle implements ContextCompanion {

    private final ThreadLocal<Object> current = new ThreadLocal<>();

    @Override
    public Object take() {
      return current.get();
    }

    @Override
    public Object enter(Object taken) {
      Object before = current.get();
      current.set(taken);
      return before;
    }

    @Override
    public void leave(Object before) {
      current.set(before);
    }
  }

  @Test
  void aCompanionGoesAlongUntilTheScopeIsClosed() {
    ThreadContexts contexts = new ThreadContexts(10);
    Middle middle = new Middle();
    contexts.accompany(middle);
    middle.current.set("order");
    Object taken = contexts.take();
    middle.current.set("other");

    Object scope = contexts.open(taken);

    assertThat(middle.current.get()).isEqualTo("order");
    contexts.close(scope);
    contexts.close(scope);
    assertThat(middle.current.get()).isEqualTo("other");
  }

  @Test
  void aScopeOfAContextThatHasNoCompanionLeavesThatOfTheThread() {
    ThreadContexts contexts = new ThreadContexts(10);
    Middle middle = new Middle();
    contexts.accompany(middle);
    Object taken = contexts.take();
    middle.current.set("order");

    Object scope = contexts.open(taken);

    assertThat(middle.current.get()).isEqualTo("order");
    contexts.close(scope);
    assertThat(middle.current.get()).isEqualTo("order");
  }

  @Test
  void whatWasTakenIsNothingAfterTheEnd() {
    ThreadContexts contexts = new ThreadContexts(10);
    Middle middle = new Middle();
    contexts.accompany(middle);
    middle.current.set("order");
    Object taken = contexts.take();
    middle.current.remove();

    contexts.end();
    contexts.open(taken);

    assertThat((Object[]) taken).doesNotContain("order");
    assertThat(middle.current.get()).isNull();
  }
}
