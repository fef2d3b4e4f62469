package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.standard.CollectedMetrics;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.inapp.InAppClasses;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.lang.ref.WeakReference;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that comes and goes in a server whose OpenTelemetry stays. */
class ApplicationTelemetryTest {

  private final RecordQueue records = new RecordQueue(16);
  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardWeaving weaving =
      new GuardWeaving(
          InAppClasses.named(List.of("dev.faultline.guards")),
          GuardSettings.defaults(),
          () -> environment,
          Recorded.into(records),
          PackageOpener.NONE,
          AgentLog.standardError(AgentLog.Level.DEBUG));
  private final CollectedMetrics server = new CollectedMetrics();

  @AfterEach
  void end() throws Exception {
    GlobalOpenTelemetry.resetForTest();
    weaving.end();
    server.sdk().close();
    environment.close();
  }

  private WeakReference<ClassLoader> deployAndCall() throws ReflectiveOperationException {
    WovenLoader loader = new WovenLoader(weaving);
    Object till = loader.make(StandardTill.class);
    till.getClass().getField("failures").setInt(till, 1);
    till.getClass().getMethod("pay").invoke(till);
    try {
      till.getClass().getMethod("breaks").invoke(till);
    } catch (ReflectiveOperationException asItShould) {
      // The breaker and its listeners are there.
    }
    return new WeakReference<>(loader);
  }

  @Test
  void itsClassesAreNotKeptAndItsFiguresAre() throws Exception {
    GlobalOpenTelemetry.resetForTest();
    GlobalOpenTelemetry.set(server.sdk());

    WeakReference<ClassLoader> first = deployAndCall();
    Awaitility.await()
        .until(
            () -> {
              // As the capture thread does: what waits there keeps its exception for a while.
              while (records.poll() != null) {}
              System.gc();
              return first.get() == null;
            });
    deployAndCall();

    String till = "method=dev.faultline.guards.StandardTill.";
    assertThat(server.points())
        .containsEntry("ft.retry.retries.total{" + till + "pay}", 2L)
        .containsEntry(
            "ft.circuitbreaker.calls.total{circuitBreakerResult=failure, " + till + "breaks}", 2L);
  }
}
