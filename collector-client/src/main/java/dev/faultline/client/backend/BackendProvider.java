package dev.faultline.client.backend;

import java.util.Collections;
import java.util.Set;

/**
 * Makes backends of one type. Found by {@link java.util.ServiceLoader}, so an implementation is
 * public with a public constructor without parameters, which loads and opens nothing.
 */
public interface BackendProvider {
  /** What settings call it: lower-case letters, digits and hyphens, such as {@code otlp}. */
  String type();

  /**
   * Short names of settings that say neither where events go nor in whose name, such as timeouts.
   * What waits on disk is sent only by a backend of the same name, type and {@link
   * BatchSender#description() description} for which all other settings that {@link #create} asks
   * for have the same texts; of {@link BackendSettings#file files}, the same paths. So a credential
   * that is not thought of here keeps apart what it should. Filters need not be named.
   */
  default Set<String> tuning() {
    return Collections.emptySet();
  }

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
