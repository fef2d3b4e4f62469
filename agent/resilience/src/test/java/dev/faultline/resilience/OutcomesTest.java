package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.Fallback;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.BothListeners;
import dev.faultline.resilience.listener.GuardListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What its callers get from a call is told once, whatever else is: by {@code ended} without a
 * failure, {@code recovered} or {@code failed}.
 */
class OutcomesTest {

  private static final Invocation CALL = Invocation.of(null);

  private static final Fallback FAILING =
      (call, failure) -> {
        throw new IllegalStateException("no cache");
      };

  private static final FallbackChain FOR_OTHERS =
      FallbackChain.of(
          FailureFilter.of(IllegalStateException.class).build(), (call, failure) -> "cached");

  private final FakeTime time = new FakeTime();
  private final List<String> outcomes = new ArrayList<>();

  private Guard guard(FallbackChain chain) {
    return new Guard(
        GuardConfiguration.named("shop").fallback(chain).build(),
        time.environment(),
        BothListeners.of(new GuardListener() {}, new Outcomes()));
  }

  @Test
  void aResult() throws Exception {
    guard(FallbackChain.ofValue("cached")).call(new Script("paid"), CALL);

    assertThat(outcomes).containsExactly("returned");
  }

  @Test
  void aFailureThatNoFallbackIsFor() {
    assertThatThrownBy(() -> guard(FOR_OTHERS).call(new Script(new IOException()), CALL))
        .isInstanceOf(IOException.class);

    assertThat(outcomes).containsExactly("failed from IOException");
  }

  @Test
  void aFallbacksResultAfterAnotherHasFailed() throws Exception {
    guard(FallbackChain.of(FAILING).thenValue("cached")).call(new Script(new IOException()), CALL);

    assertThat(outcomes).containsExactly("recovered from IOException");
  }

  @Test
  void aFailureOfAllFallbacks() {
    assertThatThrownBy(
            () -> guard(FallbackChain.of(FAILING)).call(new Script(new IOException()), CALL))
        .hasMessage("no cache");

    assertThat(outcomes).containsExactly("failed from IOException, with fallbacks");
  }

  @Test
  void aResultThatComesLater() {
    CompletableFuture<String> later = new CompletableFuture<>();
    guard(FOR_OTHERS).stage(() -> later, CALL);
    assertThat(outcomes).isEmpty();

    later.complete("paid");

    assertThat(outcomes).containsExactly("returned");
  }

  @Test
  void aFailureThatComesLater() {
    CompletableFuture<String> later = new CompletableFuture<>();
    guard(FOR_OTHERS)
        .stage(() -> later, CALL)
        .whenComplete((result, failure) -> outcomes.add("the caller knows"));

    later.completeExceptionally(new IOException());

    assertThat(outcomes).containsExactly("failed from IOException", "the caller knows");
  }

  @Test
  void aFallbackOfALaterFailureFails() {
    guard(FallbackChain.of(FAILING))
        .stage(() -> CompletableFuture.failedFuture(new IOException()), CALL);

    assertThat(outcomes).containsExactly("failed from IOException, with fallbacks");
  }

  @Test
  void cancelled() {
    guard(FallbackChain.ofValue("cached"))
        .stage(() -> new CompletableFuture<String>(), CALL)
        .cancel(true);

    assertThat(outcomes).containsExactly("failed from CancellationException");
  }

  private final class Outcomes extends GuardListener {

    @Override
    public void ended(End end, int attempts, Throwable failure, long nanos) {
      if (failure == null) {
        outcomes.add("returned");
      }
    }

    @Override
    public void recovered(int step, Throwable failure) {
      outcomes.add("recovered from " + failure.getClass().getSimpleName());
    }

    @Override
    public void failed(Throwable failure, boolean fallbackTried) {
      outcomes.add(
          "failed from "
              + failure.getClass().getSimpleName()
              + (fallbackTried ? ", with fallbacks" : ""));
    }
  }
}
