package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;

/** Whether one application has a registry of one kind, which this does not keep. Thread-safe. */
final class RegistrySlot {

  private static final WeakReference<ApplicationRegistry> NONE = new WeakReference<>(null);

  private final RegistryKind kind;
  private final Registries all;

  /** It has none, and will not have one. */
  private volatile boolean absent;

  private volatile WeakReference<ApplicationRegistry> found = NONE;

  RegistrySlot(RegistryKind kind, Registries all) {
    this.kind = kind;
    this.all = all;
  }

  /** Whether there is no use in looking. */
  boolean isAbsent() {
    return absent;
  }

  /**
   * Looks for it, and has it told of a method's guard.
   *
   * @return null when there is none, or not yet
   */
  MethodMeters find(MeteredMethod method, ContainerBeans application) {
    if (absent) {
      return null;
    }
    try {
      ApplicationRegistry registry = find(application);
      return registry == null ? null : new MethodMeters(method, registry);
    } catch (InvocationTargetException refused) {
      // It may be about to come, or to go.
      all.tellRefused(kind.name(), refused.getCause());
      return null;
    } catch (Throwable notKnown) {
      // Such as another version of the API. Whatever it is, the guard works without.
      absent = true;
      all.tellRefused(kind.name(), notKnown);
      return null;
    }
  }

  private ApplicationRegistry find(ContainerBeans application) throws ReflectiveOperationException {
    ApplicationRegistry there = found.get();
    if (there != null) {
      return there;
    }
    Class<?> api = kind.api(application);
    if (api == null) {
      absent = true;
      return null;
    }
    Object object = kind.find(api, application);
    if (object == null) {
      return null;
    }
    ApplicationRegistry registry = all.around(kind, api, object);
    found = registry == null ? NONE : new WeakReference<>(registry);
    return registry;
  }
}
