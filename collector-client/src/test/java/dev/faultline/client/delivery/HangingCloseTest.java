package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.metric.MetricSources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend of somebody else's that does not return from being closed. */
class HangingCloseTest extends DeliveryScenario {
  @AfterEach
  void proceed() {
    backend.proceedAtClose();
  }

  @Test
  void endsThoughNothingWasEverSent() throws Exception {
    backend.hangAtClose();
    start(patient());

    assertThat(inTime(() -> delivery.close(NEVER))).isTrue();
    await().until(backend::isClosed);
  }

  @Test
  void sendsToTheBackendInItsPlace() {
    backend.hangAtClose();
    start(eager());
    offer("a");
    await().until(() -> delivery.account().delivered() == 1);

    ScriptedBackend next = new ScriptedBackend();
    delivery.replaceBackend(next, null);
    offer("b");
    await().until(() -> delivery.account().delivered() == 2);
    assertThat(next.bodies()).containsExactly("b");
    assertThat(backend.isClosed()).isTrue();
  }

  @Test
  void endsWithMetricsThatWereSent() throws Exception {
    backend.hangAtClose();
    MetricDelivery metrics =
        new MetricDelivery(Duration.ofMinutes(1), new MetricSources(), backend, Thread::new, log);
    metrics.start();

    assertThat(inTime(() -> metrics.close(NEVER))).isTrue();
    assertThat(backend.isClosed()).isTrue();
  }

  private static boolean inTime(BooleanSupplier end) throws Exception {
    return CompletableFuture.supplyAsync(end::getAsBoolean)
        .get(AMPLE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
