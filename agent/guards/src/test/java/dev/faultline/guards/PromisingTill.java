package dev.faultline.guards;

import dev.faultline.annotation.Jitter;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Timeout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;

/** Returns what comes about later, by types of all kinds. */
@Retry(delay = "1s", factor = 3)
public class PromisingTill {

  /** A stage of the application's own. */
  public static class Promise extends CompletableFuture<String> {}

  public Promise own() {
    return null;
  }

  public ScheduledFuture<String> scheduled() {
    return null;
  }

  public CompletableFuture<String> future() {
    return CompletableFuture.completedFuture("");
  }

  public CompletionStage<String> stage() {
    return future();
  }

  public Future<String> plain() {
    return future();
  }

  @Timeout(max = "2s")
  public String now() {
    return "";
  }

  public synchronized String alone() {
    return "";
  }

  @Retry(jitter = Jitter.PLUS_MINUS, jitterWidth = "10ms")
  public synchronized String scattered() {
    return "";
  }

  @Retry
  public synchronized String atOnce() {
    return "";
  }

  public synchronized CompletableFuture<String> aloneAndLater() {
    return future();
  }
}
