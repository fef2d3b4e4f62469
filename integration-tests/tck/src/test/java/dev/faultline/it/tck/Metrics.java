package dev.faultline.it.tck;

import io.smallrye.metrics.MetricRegistries;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Forgets the figures of an application that ends, as a server does: the next has beans of the same
 * names.
 */
public final class Metrics implements Extension {

  void end(@Observes BeforeShutdown shutdown) {
    MetricRegistries.dropAll();
  }
}
