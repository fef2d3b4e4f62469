package dev.faultline.guards;

import dev.faultline.resilience.restore.RestoreFailedException;
import dev.faultline.resilience.restore.RestoreListener;

/** Tells what the guard of one method does not restore, each thing once. Thread-safe. */
final class RestoreReports extends RestoreListener {

  private final String method;
  private final GuardReports reports;

  RestoreReports(String method, GuardReports reports) {
    this.method = method;
    this.reports = reports;
  }

  @Override
  public void notCopied(String field, Class<?> type) {
    reports.warn(
        method,
        "what a "
            + type.getTypeName()
            + " in the field "
            + field
            + " holds is not restored, as it cannot be copied without calling the application's"
            + " code; have the field refer to a collection of the JDK itself, or name in restore's"
            + " fields those that are meant",
        "the field is restored, and all others");
  }

  @Override
  public void failed(RestoreFailedException failure) {
    reports.warn(method, failure.getMessage(), "all else is restored");
  }
}
