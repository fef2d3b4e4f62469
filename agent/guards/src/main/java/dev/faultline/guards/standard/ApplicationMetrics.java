package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;
import dev.faultline.guards.container.MicroProfileConfig;
import dev.faultline.resilience.listener.BothListeners;
import dev.faultline.resilience.listener.GuardListener;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The registries of one application, in which its guards' figures appear under the standard's
 * names, unless its configuration has it otherwise. Keeps none of its objects. Thread-safe.
 */
public final class ApplicationMetrics {

  private static final String ENABLED = "MP_Fault_Tolerance_Metrics_Enabled";

  /** What MicroProfile Config takes for true. */
  private static final List<String> YES = Arrays.asList("true", "1", "yes", "y", "on");

  private final Registries all;
  private final RegistrySlot[] slots;

  /** Null as long as the application has not been asked. */
  private volatile Boolean enabled;

  ApplicationMetrics(Registries all) {
    this.all = all;
    slots =
        new RegistrySlot[] {
          new RegistrySlot(new MicroProfileKind(), all),
          new RegistrySlot(new OpenTelemetryKind(), all)
        };
  }

  /**
   * Has the application's registries told of a guard too, on a thread that works for it.
   *
   * @param own who is told in any case
   * @param receiver the class that the guarded method is called on
   */
  public GuardListener with(GuardListener own, MeteredMethod method, Class<?> receiver) {
    GuardListener listener = own;
    if (!method.isOfTheStandard() || !areEnabled(receiver)) {
      return listener;
    }
    for (RegistrySlot slot : slots) {
      if (slot.isAbsent()) {
        continue;
      }
      RegistryListener one = new RegistryListener(slot, method, receiver);
      one.look();
      listener = BothListeners.of(listener, slot.isAbsent() ? null : one);
    }
    return listener;
  }

  private boolean areEnabled(Class<?> receiver) {
    if (!all.areWanted()) {
      return false;
    }
    Boolean known = enabled;
    if (known == null) {
      known = isYes(configured(receiver));
      enabled = known;
    }
    return known;
  }

  private static String configured(Class<?> receiver) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new MicroProfileConfig(context, receiver.getClassLoader()).value(ENABLED);
  }

  private static boolean isYes(String value) {
    return value == null || YES.contains(value.trim().toLowerCase(Locale.ROOT));
  }

  /** The application that a class is of, as the current thread sees it. */
  static ContainerBeans application(Class<?> receiver) {
    return new ContainerBeans(
        Thread.currentThread().getContextClassLoader(), receiver.getClassLoader());
  }
}
