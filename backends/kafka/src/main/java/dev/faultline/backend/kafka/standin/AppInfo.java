package dev.faultline.backend.kafka.standin;

import org.apache.kafka.common.metrics.Metrics;

/**
 * In the packaged jar in place of Kafka's {@code AppInfoParser}, which registers a bean and so sets
 * up JMX before the application does.
 */
public final class AppInfo {
  private AppInfo() {}

  /** Of Kafka's client; brokers are told. */
  public static String getVersion() {
    return "3.9.2";
  }

  /** Not told. */
  public static String getCommitId() {
    return "unknown";
  }

  /** Does nothing. */
  public static void registerAppInfo(String prefix, String id, Metrics metrics, long nowMillis) {}

  /** Does nothing. */
  public static void unregisterAppInfo(String prefix, String id, Metrics metrics) {}
}
