package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InstrumentationTransformer;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private final Map<String, Change> changes = new LinkedHashMap<>();

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
   * Weaves one class of the JDK while it loads, from now on; if it is loaded already, with the next
   * call of {@link #weaveLoaded}.
   *
   * @param purpose what is not seen when the JVM refuses the class, in the plural
   */
  void instrument(ClassInstrumentation change, String purpose) {
    WovenNames transformer = register(new InstrumentationTransformer(change, log));
    changes.put(change.className().replace('/', '.'), new Change(transformer, purpose));
  }

  private WovenNames register(ClassFileTransformer transformer) {
    WovenNames remembering = new WovenNames(transformer);
    instrumentation.addTransformer(remembering, true);
    transformers.add(remembering);
    return remembering;
  }

  /** Weaves what was loaded before its transformer was there. */
  void weaveLoaded() {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      Change change = loaded.getClassLoader() == null ? changes.get(loaded.getName()) : null;
      if (change != null) {
        weave(loaded, change);
      }
    }
  }

  private void weave(Class<?> loaded, Change change) {
    try {
      instrumentation.retransformClasses(loaded);
    } catch (Throwable refused) {
      // Another agent's transformer may have made the class unacceptable; the rest works all the
      // same.
      instrumentation.removeTransformer(change.transformer);
      transformers.remove(change.transformer);
      log.warn(change.purpose + " are not seen on this JVM: " + refused);
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

  /** What is done to one class of the JDK. */
  private static final class Change {

    final WovenNames transformer;
    final String purpose;

    Change(WovenNames transformer, String purpose) {
      this.transformer = transformer;
      this.purpose = purpose;
    }
  }
}
