package dev.faultline.guards.fault;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.FaultProbe;
import dev.faultline.bootstrap.FaultSink;
import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.application.ValueText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.fault.FaultTransformer;
import dev.faultline.weaving.fault.FaultyMethods;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.Type;

/** The faults that are injected, and the methods into which they are. Thread-safe, lock-free. */
final class Faults implements FaultSink, FaultyMethods {

  /** More of them would tell the same. */
  private static final int MOST_TOLD = 100;

  private final FaultyMethodTable methods = new FaultyMethodTable();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private final GuardCaptures captures;
  private final PackageOpener opener;
  private final AgentLog log;

  private volatile ActiveFault[] active = FaultyMethod.NO_FAULTS;

  Faults(GuardCaptures captures, PackageOpener opener, AgentLog log) {
    this.captures = captures;
    this.opener = opener;
    this.log = log;
  }

  /** Makes woven methods ask these; what weaves them is returned. */
  FaultTransformer connect() {
    FaultProbe.connect(this);
    return new FaultTransformer(this, log);
  }

  /** Has these strike from now on, and no others, in methods that are woven again. */
  void activate(List<ActiveFault> faults) {
    active = faults.toArray(FaultyMethod.NO_FAULTS);
    for (FaultyMethod method : methods.all()) {
      method.faults = FaultyMethod.NO_FAULTS;
    }
  }

  ActiveFault[] active() {
    return active;
  }

  /** Whether there may be methods of a class, by its internal name alone. */
  boolean mayInclude(String className) {
    for (ActiveFault one : active) {
      if (one.declaration().methods().mayMatch(className)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayInclude(String className, byte[] classFile) {
    for (ActiveFault one : active) {
      if (one.declaration().methods().mayMatch(className, classFile)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int of(ClassLoader loader, ClassOutline type, MethodOutline method) {
    List<ActiveFault> matching = new ArrayList<>();
    for (ActiveFault one : active) {
      if (!method.isSynthetic() && one.declaration().methods().matches(type, method)) {
        matching.add(one);
      }
    }
    if (matching.isEmpty()) {
      return NONE;
    }
    FaultyMethod faulty = methods.of(loader, type, method);
    faulty.faults = matching.toArray(FaultyMethod.NO_FAULTS);
    return faulty.number;
  }

  @Override
  public GuardOutcome meet(int number, Class<?> declaring) {
    FaultyMethod method = methods.get(number);
    if (method == null) {
      // In a finalizer, of a class whose loader is gone.
      return null;
    }
    for (ActiveFault fault : method.faults) {
      if (isOn(fault) && fault.strikes()) {
        GuardOutcome outcome = strike(fault, method, declaring);
        if (outcome != null) {
          return outcome;
        }
      }
    }
    return null;
  }

  private boolean isOn(ActiveFault fault) {
    if (fault.declaration().forNanos() == 0 || !fault.isOver(System.nanoTime())) {
      return true;
    }
    if (fault.takeOver()) {
      log.info("the fault " + fault.declaration().name() + " is over");
    }
    return false;
  }

  /** Null when the body is to be run all the same. */
  private GuardOutcome strike(ActiveFault fault, FaultyMethod method, Class<?> declaring) {
    try {
      GuardOutcome outcome = outcome(fault, method, declaring);
      fault.countInjected();
      if (fault.declaration().delayNanos() > 0) {
        delay(fault.declaration().delayNanos());
      }
      return outcome;
    } catch (InvalidSettingException wrong) {
      tell(
          "the fault "
              + fault.declaration().name()
              + " in "
              + method.name
              + ": "
              + wrong.getMessage()
              + " (nothing is injected there)");
      return null;
    }
  }

  private GuardOutcome outcome(ActiveFault fault, FaultyMethod method, Class<?> declaring) {
    if (fault.declaration().exceptionType() != null) {
      Throwable made =
          FaultException.make(
              fault.declaration().exceptionType(),
              fault.declaration().exceptionMessage(),
              declaring,
              opener);
      String name = fault.declaration().name();
      captures.injected(made, name, "by the fault " + name + " into " + method.name);
      return GuardOutcome.throwing(made);
    }
    if (fault.declaration().value() != null) {
      return GuardOutcome.returning(
          ValueText.parse("value", fault.declaration().value(), reflected(method, declaring)));
    }
    return null;
  }

  private static Method reflected(FaultyMethod method, Class<?> declaring) {
    for (Method one : declaring.getDeclaredMethods()) {
      if (one.getName().equals(method.methodName)
          && Type.getMethodDescriptor(one).equals(method.descriptor)) {
        return one;
      }
    }
    throw new IllegalStateException(method.name + " is not there");
  }

  /** An interrupt ends that, and stays for the body to see. */
  private static void delay(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException meanwhile) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String problem) {
    if (told.size() < MOST_TOLD && told.add(problem)) {
      log.warn(problem);
    }
  }

  @Override
  public void failed(int number, Throwable failure) {
    if (failures.incrementAndGet() == 1) {
      FaultyMethod method = methods.get(number);
      log.warn(
          "faults cannot be injected into "
              + (method == null ? "a class that is gone" : method.name)
              + ": "
              + failure);
    }
  }
}
