package dev.faultline.client.backend;

import dev.faultline.client.event.Resource;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/** What a backend is made of, beside its own settings. Immutable. */
public final class BackendContext {
  private final String name;
  private final BackendSettings settings;
  private final Resource resource;
  private final String version;
  private final ThreadFactory threads;
  private final ClientLog log;

  private BackendContext(Builder builder) {
    name = builder.name;
    settings = builder.settings;
    resource = Objects.requireNonNull(builder.resource, "resource");
    version = Objects.requireNonNull(builder.version, "version");
    threads = Objects.requireNonNull(builder.threads, "threads");
    log = Objects.requireNonNull(builder.log, "log");
  }

  /**
   * A builder.
   *
   * @param name what the settings call this backend
   * @param settings its own settings
   */
  public static Builder of(String name, BackendSettings settings) {
    return new Builder(name, settings);
  }

  /** What the settings call this backend, its type unless there are several of that type. */
  public String name() {
    return name;
  }

  /** Its own settings. */
  public BackendSettings settings() {
    return settings;
  }

  /** What all events come from. */
  public Resource resource() {
    return resource;
  }

  /** Of the agent or library that makes the events; printable ASCII. */
  public String version() {
    return version;
  }

  /** Makes any thread that the backend cannot do without, which must end with its {@code close}. */
  public ThreadFactory threads() {
    return threads;
  }

  /** For what people have to know, seldom. Delivery itself tells of refusals and absences. */
  public ClientLog log() {
    return log;
  }

  /** Collects the parts of a {@link BackendContext}. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final BackendSettings settings;
    private Resource resource;
    private String version;
    private ThreadFactory threads;
    private ClientLog log;

    private Builder(String name, BackendSettings settings) {
      this.name = Objects.requireNonNull(name, "name");
      this.settings = Objects.requireNonNull(settings, "settings");
    }

    public Builder resource(Resource resource) {
      this.resource = resource;
      return this;
    }

    public Builder version(String version) {
      this.version = version;
      return this;
    }

    public Builder threads(ThreadFactory threads) {
      this.threads = threads;
      return this;
    }

    public Builder log(ClientLog log) {
      this.log = log;
      return this;
    }

    /**
     * The context.
     *
     * @throws NullPointerException when a part was not given
     */
    public BackendContext build() {
      return new BackendContext(this);
    }
  }
}
