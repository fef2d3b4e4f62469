package dev.faultline.guards.standard;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.identity.WeakIdentity;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All registries of applications in which guards' figures appear, so that they can be taken out
 * again; applications that share one share its figures. Keeps none of them. Thread-safe, lock-free.
 */
public final class Registries {

  /** More of them would tell the same. */
  private static final int MOST_TOLD = 100;

  private final ConcurrentHashMap<WeakIdentity<Object>, WeakReference<ApplicationRegistry>> all =
      new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final boolean wanted;
  private final AgentLog log;
  private volatile boolean ended;

  /**
   * None so far.
   *
   * @param wanted whether figures are to appear in any
   */
  public Registries(boolean wanted, AgentLog log) {
    this.wanted = wanted;
    this.log = log;
  }

  /** Those of one application, which are looked for when it has a guard. */
  public ApplicationMetrics ofApplication() {
    return new ApplicationMetrics(this);
  }

  boolean areWanted() {
    return wanted && !ended;
  }

  /**
   * The one around an object of an application's.
   *
   * @return null after the end
   */
  ApplicationRegistry around(RegistryKind kind, Class<?> api, Object object)
      throws ReflectiveOperationException {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      all.remove(one);
    }
    WeakIdentity<Object> key = new WeakIdentity<>(object, gone);
    ApplicationRegistry made = kind.around(api, object);
    WeakReference<ApplicationRegistry> reference = new WeakReference<>(made);
    for (; ; ) {
      WeakReference<ApplicationRegistry> there = all.putIfAbsent(key, reference);
      ApplicationRegistry its = there == null ? made : there.get();
      if (its != null || all.replace(key, there, reference)) {
        // Asked last: either end() finds it, or its flag is seen here.
        return ended ? null : its == null ? made : its;
      }
    }
  }

  /** One does not take what the standard asks of it; told once for each reason. */
  void tellRefused(String registry, Throwable refused) {
    String line = "guards' figures do not appear in the application's " + registry + ": " + refused;
    if (told.size() < MOST_TOLD && told.add(line)) {
      log.warn(line);
    }
  }

  /** Takes out whatever of the agent's they keep. */
  public void end() {
    ended = true;
    for (WeakReference<ApplicationRegistry> one : all.values()) {
      ApplicationRegistry registry = one.get();
      if (registry != null) {
        registry.end();
      }
    }
    all.clear();
  }
}
