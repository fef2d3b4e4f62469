package dev.faultline.it.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;

/** Exceptions that the JVM throws, and that leave the user's code into a library. */
class EscapedIT {

  @EveryJdk
  void intoAnExecutorThatNobodyAsks(Jdk jdk) {
    SentEvent event = run(jdk, "executor").thrownBelow("Leaving.lengthOf");

    assertThat(event.types()).containsExactly("java.lang.NullPointerException");
    escaped(event, "FutureTask");
  }

  @EveryJdk
  void intoAScheduledExecutor(Jdk jdk) {
    SentEvent event = run(jdk, "scheduled").thrownBelow("Leaving.pastTheEnd");

    assertThat(event.types()).containsExactly("java.lang.ArrayIndexOutOfBoundsException");
    escaped(event, "FutureTask");
  }

  @EveryJdk(from = 21)
  void intoAnExecutorOfVirtualThreads(Jdk jdk) {
    SentEvent event = run(jdk, "virtual-executor").thrownBelow("Leaving.lengthOf");

    assertThat(event.disposition()).isEqualTo("escaped");
    assertThat(event.dispositionDetail())
        .isIn("FutureTask", "CompletableFuture.completeExceptionally");
  }

  @EveryJdk
  void intoAStage(Jdk jdk) {
    SentEvent event = run(jdk, "stage").thrownBelow("Leaving.number");

    assertThat(event.types()).containsExactly("java.lang.ClassCastException");
    escaped(event, "CompletableFuture");
  }

  @EveryJdk
  void outOfWhatOnlyLooksOn(Jdk jdk) {
    SentEvent event = run(jdk, "when-complete").thrownBelow("Leaving.lambda$whenComplete$5");

    assertThat(event.types()).containsExactly("java.lang.ArithmeticException");
    escaped(event, "CompletableFuture");
  }

  @EveryJdk
  void givenToAFutureByHand(Jdk jdk) {
    escaped(run(jdk, "given").withMessage("given"), "CompletableFuture.completeExceptionally");
  }

  @EveryJdk
  void intoAForkJoinPool(Jdk jdk) {
    SentEvent event = run(jdk, "fork-join").thrownBelow("Leaving.wrongStore");

    assertThat(event.types()).contains("java.lang.ArrayStoreException");
    escaped(event, "ForkJoinTask");
  }

  @EveryJdk
  void throughAParallelStreamAndBack(Jdk jdk) {
    SentEvent event = run(jdk, "parallel-stream").thrownBelow("Leaving.lengthOf");

    assertThat(event.types()).containsOnly("java.lang.NullPointerException");
    assertThat(event.innermostLife()).contains("escaped ForkJoinTask");
  }

  @EveryJdk
  void throughReflectionAndBack(Jdk jdk) {
    SentEvent event = run(jdk, "reflection").thrownBelow("Leaving.quotient");

    assertThat(event.types()).endsWith("java.lang.ArithmeticException");
    assertThat(event.innermostLife()).contains("escaped reflection");
  }

  @EveryJdk
  void outOfAStaticInitializer(Jdk jdk) {
    SentEvent event = run(jdk, "initializer").thrownBelow("Leaving.lengthOf");

    assertThat(event.types()).endsWith("java.lang.NullPointerException");
    assertThat(event.innermostLife()).contains("escaped static initializer");
  }

  @EveryJdk
  void outOfATimersTask(Jdk jdk) {
    SentEvent event = run(jdk, "timer").thrownBelow("Leaving$1.run");

    assertThat(event.types()).containsExactly("java.lang.NegativeArraySizeException");
    assertThat(event.disposition()).isEqualTo("uncaught");
  }

  private static void escaped(SentEvent event, String detail) {
    assertThat(event.disposition()).as("%s", event).isEqualTo("escaped");
    assertThat(event.dispositionDetail()).isEqualTo(detail);
    assertThat(event.mechanism()).isEqualTo("boundary");
  }

  private static SentRun run(Jdk jdk, String way) {
    return SentRun.of(
        JavaProgram.on(jdk)
            .classPath(Programs.java("boundaries"))
            .mainClass("com.acme.leaving.Leaving")
            .arguments(way));
  }
}
