package dev.faultline.client.backend;

/**
 * Makes backends of one type. Found by {@link java.util.ServiceLoader}, so an implementation is
 * public with a public constructor without parameters, which loads and opens nothing.
 */
public interface BackendProvider {
  /** What settings call it: lower-case letters, digits and hyphens, such as {@code otlp}. */
  String type();

  /**
   * A backend that has opened nothing yet.
   *
   * @throws InvalidBackendException when the settings make no sense; it says which and why
   */
  Backend create(BackendContext context);

  /**
   * Where metrics go that belong to these events; null when it does not take any.
   *
   * @throws InvalidBackendException as {@link #create}
   */
  default MetricBackend createForMetrics(BackendContext context) {
    return null;
  }
}
