package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ContextCompanion;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.guards.telling.Stories;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.guard.declaration.AnnotationScan;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import dev.faultline.weaving.inapp.GeneratedClasses;
import dev.faultline.weaving.inapp.InAppClasses;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Guards methods, once there is one to guard. Until then, all that a class costs is a look at the
 * texts in its constant pool, and none of the classes that guard is loaded. Must come after
 * whatever weaves throw and catch sites, and before what measures whole methods. Thread-safe,
 * lock-free.
 */
public final class GuardWeaving implements ClassFileTransformer, MetricSource {

  private final AtomicReference<Guards> guards = new AtomicReference<>();
  private final ClassLoader agentLoader = GuardWeaving.class.getClassLoader();
  private final InAppClasses inApp;
  private final GuardSettings settings;
  private final Supplier<GuardEnvironment> environment;
  private final GuardCaptures captures;
  private final PackageOpener opener;
  private final AgentLog log;
  private final InheritedGuards inherited = new InheritedGuards();
  private volatile boolean ended;

  /** Null as long as there are no properties: then the class is not even loaded. */
  private volatile Declared declared;

  /**
   * @param inApp the user's own classes, of which alone it is asked what they inherit
   * @param settings what holds for all guards
   * @param environment asked when the first guard comes
   * @param captures takes what guards do about exceptions
   */
  public GuardWeaving(
      InAppClasses inApp,
      GuardSettings settings,
      Supplier<GuardEnvironment> environment,
      GuardCaptures captures,
      PackageOpener opener,
      AgentLog log) {
    this.inApp = inApp;
    this.settings = settings;
    this.environment = environment;
    this.captures = captures;
    this.opener = opener;
    this.log = log;
  }

  /**
   * Takes over the guards that properties declare. Loaded classes that {@link #isConcerned} now, or
   * were before, are to be transformed once more. Used by one thread at a time.
   *
   * @param named the properties of guards by name; empty for none
   */
  public void declare(Map<String, String> named) {
    Declared before = declared;
    if (named.isEmpty() && before == null) {
      return;
    }
    Declared now =
        (before == null ? Declared.byAnnotations() : before).next(PropertyGuards.parse(named));
    declared = now;
    // Not earlier: whoever makes them meanwhile looks for this when others can see them.
    Guards there = guards.get();
    if (there != null) {
      there.declare(now);
    }
  }

  /** What has operations go along with the contexts of threads. */
  public ContextCompanion operationContext() {
    return new OperationContext(guards);
  }

  /** Whether there may be classes that do what they were not woven for. */
  public boolean hasOutgrown() {
    Guards there = guards.get();
    return there != null && there.hasOutgrown();
  }

  /**
   * Whether properties may name methods of a class, or have one of them do what it was not woven
   * for.
   *
   * @param className binary name
   */
  public boolean isConcerned(ClassLoader loader, String className) {
    Declared now = declared;
    if (now == null || loader == null || loader == agentLoader) {
      return false;
    }
    String internalName = className.replace('.', '/');
    Guards there = guards.get();
    return now.properties.mayMatch(internalName)
        || there != null && there.isOutgrown(loader, internalName);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (className == null || loader == null || loader == agentLoader || ended) {
      return null;
    }
    // They stand in front of guarded methods, with copies of their annotations.
    if (GeneratedClasses.isGenerated(className)) {
      return null;
    }
    try {
      Declared now = declared;
      if (!AnnotationScan.finds(classFile)
          && (now == null || !now.properties.mayMatch(className, classFile))
          && !(inApp.covers(className, domain) && inherited.mayInherit(loader, classFile))) {
        return null;
      }
    } catch (RuntimeException notAClassFile) {
      // The JVM will say so.
      return null;
    }
    try {
      return started().transformer().transform(loader, className, redefined, domain, classFile);
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      log.warn("guards cannot be set up, " + className.replace('/', '.') + " has none: " + failure);
      return null;
    }
  }

  private Guards started() {
    Guards there = guards.get();
    if (there == null) {
      Declared before = declared;
      Guards made =
          new Guards(
              before == null ? Declared.byAnnotations() : before,
              settings,
              environment.get(),
              new Stories(captures),
              opener,
              log);
      there = guards.compareAndSet(null, made) ? made : guards.get();
      // By all who come, so that no class is woven before.
      Declared now = declared;
      if (now != null) {
        there.declare(now);
      }
      there.connect();
      if (ended) {
        there.end();
      }
    }
    return there;
  }

  /** How many methods have been woven, those of classes loaded twice counted twice. */
  public int woven() {
    Guards there = guards.get();
    return there == null ? 0 : there.transformer().woven();
  }

  /** How many methods, and whole classes, were to be guarded but left as they were. */
  public int leftAlone() {
    Guards there = guards.get();
    return there == null ? 0 : there.transformer().leftAlone();
  }

  /** How often a call went on without its guard because of a failure of ours. */
  public int failures() {
    Guards there = guards.get();
    return there == null ? 0 : there.failures();
  }

  @Override
  public List<Metric<?>> metrics() {
    Guards there = guards.get();
    return there == null ? Collections.<Metric<?>>emptyList() : there.metrics();
  }

  @Override
  public boolean hasCounts() {
    return guards.get() != null;
  }

  /** Guards that have been called, with their states and figures, in lines for people. */
  public String list() {
    Guards there = guards.get();
    Declared now = declared;
    return (there == null ? "no class with a guarded method is loaded" : there.list())
        + (now == null ? "" : UncalledGuards.of(now.properties, there));
  }

  /** The same one by one, in the order of their names. */
  public List<GuardState> states() {
    Guards there = guards.get();
    return there == null ? Collections.<GuardState>emptyList() : there.states();
  }

  /**
   * Opens, closes or resets circuit breakers.
   *
   * @param name of a guard, or of a breaker that guards share
   * @return how many; of several deployments, all that have one of that name
   */
  public int change(BreakerAction action, String name) {
    Guards there = guards.get();
    return there == null ? 0 : there.change(action, name);
  }

  /**
   * What is wrong with the guards of a class's methods, in the application that the current thread
   * works for.
   *
   * @return empty for nothing
   */
  public List<String> problemsOf(Class<?> type) {
    return started().problemsOf(type);
  }

  /** Guards nothing any more. */
  public void end() {
    ended = true;
    Guards there = guards.get();
    if (there != null) {
      there.end();
    }
  }
}
