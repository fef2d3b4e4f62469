package dev.faultline.guards.fault;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.FaultProbe;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.resilience.setting.DurationText;
import dev.faultline.weaving.fault.FaultDeclaration;
import dev.faultline.weaving.fault.FaultTransformer;
import dev.faultline.weaving.fault.PropertyFaults;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Injects faults, once one is set. Until then all that a class costs is a look at a field, and none
 * of the classes that inject is loaded. Must come after whatever weaves throw and catch sites, and
 * before what guards methods. {@link #declare} is called by one thread at a time; otherwise
 * thread-safe, lock-free.
 */
public final class FaultWeaving implements ClassFileTransformer, MetricSource {

  private final ClassLoader agentLoader = FaultWeaving.class.getClassLoader();
  private final GuardCaptures captures;
  private final PackageOpener opener;
  private final AgentLog log;

  /** How often faults struck that are not set any more, by their names. */
  private final Map<String, Long> before = new ConcurrentSkipListMap<>();

  private volatile Faults faults;
  private volatile FaultTransformer transformer;

  public FaultWeaving(GuardCaptures captures, PackageOpener opener, AgentLog log) {
    this.captures = captures;
    this.opener = opener;
    this.log = log;
  }

  /**
   * Takes over the faults that properties declare. Loaded classes that {@link #isNamed} now, or
   * were before, are to be transformed once more. One that is declared as it was goes on.
   *
   * @param named the properties of faults by name; empty for none
   */
  public void declare(Map<String, String> named) {
    if (faults == null) {
      if (named.isEmpty()) {
        return;
      }
      Faults made = new Faults(captures, opener, log);
      transformer = made.connect();
      faults = made;
    }
    long now = System.nanoTime();
    List<ActiveFault> activated = new ArrayList<>();
    for (FaultDeclaration declared : PropertyFaults.parse(named).faults()) {
      ActiveFault there = find(declared);
      if (there == null) {
        there = new ActiveFault(declared, now);
        log.warn("a fault is injected on purpose: " + text(there, now));
      }
      activated.add(there);
    }
    for (ActiveFault old : faults.active()) {
      if (!activated.contains(old)) {
        String name = old.declaration().name();
        Long counted = before.get(name);
        before.put(name, (counted == null ? 0 : counted) + old.injected());
        log.info("the fault " + name + " is set no more");
      }
    }
    faults.activate(activated);
  }

  private ActiveFault find(FaultDeclaration declared) {
    for (ActiveFault one : faults.active()) {
      if (one.declaration().equals(declared)) {
        return one;
      }
    }
    return null;
  }

  private static String text(ActiveFault fault, long now) {
    String text = fault.declaration().name() + " " + fault.declaration();
    if (fault.declaration().forNanos() == 0) {
      return text + ", until it is set no more";
    }
    if (fault.isOver(now)) {
      return text + ", is over";
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(fault.leftNanos(now) + 999_999_999);
    return text + ", for another " + DurationText.of(TimeUnit.SECONDS.toNanos(seconds));
  }

  /**
   * Whether faults may be injected into methods of a class.
   *
   * @param className binary name
   */
  public boolean isNamed(ClassLoader loader, String className) {
    Faults there = faults;
    return there != null
        && loader != null
        && loader != agentLoader
        && there.mayInclude(className.replace('.', '/'));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    FaultTransformer injecting = transformer;
    return injecting == null || loader == null || loader == agentLoader
        ? null
        : injecting.transform(loader, className, redefined, domain, classFile);
  }

  /** Faults that are set, in lines for people; empty when there are none. */
  public String list() {
    StringBuilder text = new StringBuilder();
    long now = System.nanoTime();
    for (ActiveFault one : active()) {
      text.append(text.length() == 0 ? "" : "\n")
          .append("fault ")
          .append(text(one, now))
          .append("; injected ")
          .append(one.injected())
          .append(one.injected() == 1 ? " time" : " times");
    }
    return text.toString();
  }

  /** The same one by one. */
  public List<FaultState> states() {
    List<FaultState> all = new ArrayList<>();
    long now = System.nanoTime();
    for (ActiveFault one : active()) {
      all.add(new FaultState(one.declaration().name(), one.injected(), one.isOver(now)));
    }
    return all;
  }

  /** Without faults it loads nothing that faults need. */
  private List<ActiveFault> active() {
    Faults there = faults;
    return there == null ? Collections.<ActiveFault>emptyList() : Arrays.asList(there.active());
  }

  /** How many calls faults have struck, those included that are not set any more. */
  public Map<String, Long> injected() {
    Map<String, Long> all = new TreeMap<>(before);
    for (ActiveFault one : active()) {
      String name = one.declaration().name();
      Long counted = all.get(name);
      all.put(name, (counted == null ? 0 : counted) + one.injected());
    }
    return all;
  }

  @Override
  public List<Metric<?>> metrics() {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (Map.Entry<String, Long> one : injected().entrySet()) {
      points.add(new MetricPoint<>(Attributes.of("faultline.fault", one.getKey()), one.getValue()));
    }
    return points.isEmpty()
        ? Collections.<Metric<?>>emptyList()
        : Collections.<Metric<?>>singletonList(
            Metric.sum(
                "faultline.faults.injected",
                "{fault}",
                "Calls into which a fault was injected on purpose.",
                points));
  }

  @Override
  public boolean hasCounts() {
    return faults != null;
  }

  /** Injects nothing any more. */
  public void end() {
    FaultProbe.connect(null);
  }
}
