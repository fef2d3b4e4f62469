package dev.faultline.collector;

import dev.faultline.collector.store.Retention;
import java.nio.file.Path;
import java.util.List;

/**
 * How a collector is to run.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param dataDirectory where the database is, made if it is not there
 * @param retention how much is kept
 * @param allowedHosts names that requests may ask for, beside {@code localhost} and the loopback
 *     addresses; matters only if {@code host} is one of those
 */
public record CollectorSettings(
    String host, int port, Path dataDirectory, Retention retention, List<String> allowedHosts) {

  public CollectorSettings {
    allowedHosts = List.copyOf(allowedHosts);
  }
}
