package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InstrumentationTransformer;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that the agent weaves, and its undoing. Every transformer is registered through this class.
 * Used by the thread that starts or detaches the agent.
 */
final class Weaving implements AgentPart {

  private final Instrumentation instrumentation;
  private final Retransformation retransformation;
  private final AgentLog log;
  private final List<WovenNames> transformers = new ArrayList<>();
  private InstrumentationTransformer instrumentations;

  Weaving(Instrumentation instrumentation, AgentLog log) {
    this.instrumentation = instrumentation;
    this.retransformation = new Retransformation(instrumentation);
    this.log = log;
  }

  /** Weaves classes while they load, from now on. */
  void inApp(ClassFileTransformer transformer) {
    register(transformer);
  }

  /**
   * Weaves classes of the JDK and of libraries while they load, from now on; those that are loaded
   * already, with the next call of {@link #weaveLoaded}.
   */
  void instrument(Collection<ClassInstrumentation> changes) {
    InstrumentationTransformer transformer = new InstrumentationTransformer(changes, log);
    register(transformer);
    instrumentations = transformer;
  }

  private WovenNames register(ClassFileTransformer transformer) {
    WovenNames remembering = new WovenNames(transformer);
    instrumentation.addTransformer(remembering, true);
    transformers.add(remembering);
    return remembering;
  }

  /** Weaves what was loaded before its transformer was there. */
  void weaveLoaded() {
    List<Class<?>> meant = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (instrumentations.isFor(loaded.getName())) {
        meant.add(loaded);
      }
    }
    Map<String, String> refused = retransformation.of(meant).refused();
    for (Map.Entry<String, String> one : refused.entrySet()) {
      // Another agent's transformer may have made the class unacceptable; the rest works all the
      // same.
      instrumentations.leaveAlone(one.getKey(), "the JVM refused it: " + one.getValue());
    }
  }

  /** Removes every transformer and has the JVM make the woven classes anew without them. */
  @Override
  public void detach() {
    for (WovenNames transformer : transformers) {
      instrumentation.removeTransformer(transformer);
    }
    List<Class<?>> woven = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (isWoven(loaded)) {
        woven.add(loaded);
      }
    }
    log.info("unwoven: " + retransformation.of(woven));
  }

  private boolean isWoven(Class<?> loaded) {
    for (WovenNames transformer : transformers) {
      if (transformer.contains(loaded.getName())) {
        return instrumentation.isModifiableClass(loaded);
      }
    }
    return false;
  }
}
