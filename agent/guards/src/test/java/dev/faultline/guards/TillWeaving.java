package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.inapp.InAppClasses;
import java.util.List;

/** Guards the classes of these tests; what it records of their exceptions nobody reads. */
final class TillWeaving {

  private TillWeaving() {}

  static GuardWeaving of(GuardEnvironment environment, OnError onError, AgentLog log) {
    return new GuardWeaving(
        InAppClasses.named(List.of("dev.faultline.guards")),
        GuardSettings.defaults().withOnError(onError),
        () -> environment,
        Recorded.nowhere(),
        PackageOpener.NONE,
        log);
  }
}
