package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import java.io.File;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** A provider from a jar: what it makes is contained, and whatever it throws names the jar. */
final class IsolatedProvider implements BackendProvider {
  private final BackendProvider provider;
  private final String type;
  private final ClassLoader loader;
  private final File place;

  /**
   * @param place the jar or folder that it comes from
   */
  IsolatedProvider(BackendProvider provider, String type, ClassLoader loader, File place) {
    this.provider = provider;
    this.type = type;
    this.loader = loader;
    this.place = place;
  }

  @Override
  public String type() {
    return type;
  }

  /** Nothing where it cannot say: what waits on disk is kept apart rather than mixed. */
  @Override
  public Set<String> tuning() {
    ContextLoader contextLoader = ContextLoader.set(loader);
    try {
      Set<String> names = provider.tuning();
      return names == null ? Collections.<String>emptySet() : new HashSet<>(names);
    } catch (RuntimeException | LinkageError broken) {
      return Collections.emptySet();
    } finally {
      contextLoader.restore();
    }
  }

  @Override
  public Backend create(BackendContext context) {
    ContextLoader contextLoader = ContextLoader.set(loader);
    try {
      return new IsolatedBackend(provider.create(context), loader, context.log());
    } catch (InvalidBackendException told) {
      throw told;
    } catch (RuntimeException | LinkageError broken) {
      throw notMade(context, broken);
    } finally {
      contextLoader.restore();
    }
  }

  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    ContextLoader contextLoader = ContextLoader.set(loader);
    try {
      MetricBackend made = provider.createForMetrics(context);
      return made == null ? null : new IsolatedMetricBackend(made, loader, context.log());
    } catch (InvalidBackendException told) {
      throw told;
    } catch (RuntimeException | LinkageError broken) {
      throw notMade(context, broken);
    } finally {
      contextLoader.restore();
    }
  }

  private InvalidBackendException notMade(BackendContext context, Throwable broken) {
    return new InvalidBackendException(
        context.settings().fullName("type"),
        "the backend " + type + " of " + place + " could not be made: " + Faults.of(broken));
  }
}
