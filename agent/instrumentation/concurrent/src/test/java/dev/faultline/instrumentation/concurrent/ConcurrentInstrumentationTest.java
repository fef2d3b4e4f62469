package dev.faultline.instrumentation.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.InstrumentedClass;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ConcurrentInstrumentationTest {

  @Test
  void tellsOfWhatATaskThrows() {
    assertThat(calls(FutureTask.class))
        .containsExactly("setException(Ljava/lang/Throwable;)V reached FutureTask");
  }

  @Test
  void tellsOfWhatAStageThrowsAndOfWhatItIsGiven() {
    List<String> calls = calls(CompletableFuture.class);

    assertThat(calls)
        .hasSize(3)
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("encodeThrowable(Ljava/lang/Throwable;)L")
                    .endsWith(" reached CompletableFuture"))
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("uniWhenComplete(")
                    .endsWith(" reached CompletableFuture"))
        .contains(
            "completeExceptionally(Ljava/lang/Throwable;)Z reached"
                + " CompletableFuture.completeExceptionally");
  }

  @Test
  void tellsOfWhatAForkJoinTaskThrows() {
    assertThat(calls(ForkJoinTask.class))
        .singleElement()
        .asString()
        .matches("\\w+\\(Ljava/lang/Throwable;\\)[IZ] reached ForkJoinTask");
  }

  private static List<String> calls(Class<?> type) {
    return InstrumentedClass.ofJdk(ConcurrentInstrumentation.all(), type).isSound().calls();
  }
}
