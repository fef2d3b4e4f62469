package dev.faultline.client;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.client.configuration.Deliveries;
import dev.faultline.client.configuration.DeliveryFactory;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.client.resource.FaultlineVersion;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ThreadFactory;

/**
 * Collects what a {@link FaultlineClient} is made of. All that can be set by a method can be set by
 * {@link #settings} too, under the names that the agent has for it; what is set later holds. Not
 * safe for use by several threads.
 */
public final class FaultlineClientBuilder {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> backends = new ArrayList<>();
  private ClientLog log = new StandardErrorLog();
  private ThreadFactory threads = new ClientThreads();
  private EventEditor editor;
  private boolean uncaughtExceptions;
  private boolean flushesAtShutdown = true;

  FaultlineClientBuilder() {}

  /** Name of the service; default: {@code OTEL_SERVICE_NAME}, else {@code unknown_service:java}. */
  public FaultlineClientBuilder serviceName(String name) {
    return set("faultline.service.name", name);
  }

  /** Version of the service, such as {@code 2.4.1}; default none. */
  public FaultlineClientBuilder release(String version) {
    return set("faultline.release", version);
  }

  /** Where it runs, such as {@code production}; default none. */
  public FaultlineClientBuilder environment(String name) {
    return set("faultline.environment", name);
  }

  /**
   * The program's own packages and classes, with all below them; default: all that are not the
   * JDK's.
   */
  public FaultlineClientBuilder inApp(Collection<String> packages) {
    return set("faultline.in-app", String.join(",", packages));
  }

  /** As {@link #inApp(Collection)}. */
  public FaultlineClientBuilder inApp(String... packages) {
    return set("faultline.in-app", String.join(",", packages));
  }

  /**
   * Adds a backend, beside others. Default, when none is added: {@code otlp} to {@code
   * http://localhost:4318}.
   *
   * @param name what to call it; its type as well, unless the settings have a {@code type}
   * @param ofIt its settings by short names, such as {@code endpoint}
   */
  public FaultlineClientBuilder backend(String name, Map<String, String> ofIt) {
    backends.add(Objects.requireNonNull(name, "name"));
    for (Map.Entry<String, String> one : ofIt.entrySet()) {
      set(BackendChoices.PREFIX + name + '.' + one.getKey(), one.getValue());
    }
    return this;
  }

  /**
   * Keeps batches on disk until their backend has them; default: in memory alone.
   *
   * @param folder is made when it is not there; processes may share it
   */
  public FaultlineClientBuilder spool(File folder) {
    return set("faultline.spool.directory", folder.getPath());
  }

  /**
   * Sets what the agent's settings of these names set: {@code faultline.service.name}, {@code
   * release}, {@code environment}, {@code in-app}, {@code tags}, {@code backends}, {@code
   * backend.NAME.…}, {@code endpoint}, {@code headers}, {@code spool.…}, {@code queue.capacity},
   * {@code batch.…}, {@code metrics.interval}, {@code shutdown.timeout}. Others are left alone, so
   * that one file may serve the agent as well.
   */
  public FaultlineClientBuilder settings(Map<String, String> properties) {
    for (Map.Entry<String, String> one : properties.entrySet()) {
      set(one.getKey(), one.getValue());
    }
    return this;
  }

  /** As {@link #settings(Map)}. */
  public FaultlineClientBuilder settings(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      set(name, properties.getProperty(name));
    }
    return this;
  }

  /**
   * As {@link #settings(Map)}, from a file in the format of {@link Properties}, in UTF-8.
   *
   * @throws IllegalArgumentException when it cannot be read; it says why
   */
  public FaultlineClientBuilder settingsFile(File file) {
    Properties read = new Properties();
    try (Reader in = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
      read.load(in);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "the settings file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
    return settings(read);
  }

  /** Looks at each event before it goes to the backends; default null: nobody does. */
  public FaultlineClientBuilder editor(EventEditor editor) {
    this.editor = editor;
    return this;
  }

  /**
   * Whether exceptions that end a thread are sent as well: then the client is the default handler
   * of uncaught exceptions, and hands them on to the one before it. Default false.
   */
  public FaultlineClientBuilder uncaughtExceptions(boolean sent) {
    this.uncaughtExceptions = sent;
    return this;
  }

  /** Whether what waits is sent when the JVM ends, which waits for it; default true. */
  public FaultlineClientBuilder flushAtShutdown(boolean flushed) {
    this.flushesAtShutdown = flushed;
    return this;
  }

  /** Told what people have to know; default: warnings go to standard error. */
  public FaultlineClientBuilder log(ClientLog log) {
    this.log = Objects.requireNonNull(log, "log");
    return this;
  }

  /** Makes the threads that send; default: daemon threads without the caller's class loader. */
  public FaultlineClientBuilder threads(ThreadFactory threads) {
    this.threads = Objects.requireNonNull(threads, "threads");
    return this;
  }

  private FaultlineClientBuilder set(String name, String value) {
    settings.put(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value of " + name));
    return this;
  }

  EventEditor editor() {
    return editor;
  }

  ClientLog log() {
    return log;
  }

  boolean sendsUncaughtExceptions() {
    return uncaughtExceptions;
  }

  boolean flushesAtShutdown() {
    return flushesAtShutdown;
  }

  /**
   * The client. Sends what earlier processes left on disk, if it keeps any there.
   *
   * @throws IllegalArgumentException when a setting makes no sense; it names the setting and the
   *     mend
   */
  public FaultlineClient build() {
    ClientSettings read = ClientSettings.of(withBackends());
    Deliveries deliveries =
        new Deliveries(
            read.backends(),
            new DeliveryFactory(
                read.delivery(),
                read.spools(),
                read.resource(),
                FaultlineVersion.current(),
                threads,
                log));
    FaultlineClient client = new FaultlineClient(this, read, deliveries);
    MetricSources metrics = new MetricSources();
    metrics.add(client.histograms());
    metrics.add(deliveries.accounts());
    deliveries.start(read.metricsInterval(), metrics);
    return client;
  }

  private Map<String, String> withBackends() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (!backends.isEmpty()) {
      String named = all.get(BackendChoices.NAMES);
      all.put(
          BackendChoices.NAMES, (named == null ? "" : named + ',') + String.join(",", backends));
    }
    return all;
  }
}
