package dev.faultline.weaving;

import dev.faultline.bootstrap.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies all {@link ClassInstrumentation}s when their classes are loaded or retransformed: a
 * look-up by name for each class that loads, one pass over those that are meant. Thread-safe; takes
 * no lock.
 */
public final class InstrumentationTransformer implements ClassFileTransformer {

  private final Map<String, List<ClassInstrumentation>> byClass = new HashMap<>();
  private final Set<String> leftAlone = ConcurrentHashMap.newKeySet();
  private final AgentLog log;

  public InstrumentationTransformer(
      Collection<ClassInstrumentation> instrumentations, AgentLog log) {
    this.log = log;
    for (ClassInstrumentation one : instrumentations) {
      List<ClassInstrumentation> ofClass = byClass.get(one.className());
      if (ofClass == null) {
        ofClass = new ArrayList<>(1);
        byClass.put(one.className(), ofClass);
      }
      ofClass.add(one);
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    List<ClassInstrumentation> ofClass = byClass.get(className);
    if (ofClass == null || leftAlone.contains(className)) {
      return null;
    }
    try {
      byte[] changed = ClassChange.apply(ofClass, classFile);
      if (changed == null) {
        leaveAlone(className, "it is not as expected");
      }
      return changed;
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      leaveAlone(className, failure.toString());
      return null;
    }
  }

  /** Whether a class of this binary name is meant. */
  public boolean isFor(String className) {
    return byClass.containsKey(className.replace('.', '/'));
  }

  /**
   * Changes no class of this name any more, and says so once.
   *
   * @param className internal or binary name
   */
  public void leaveAlone(String className, String reason) {
    String name = className.replace('.', '/');
    if (leftAlone.add(name)) {
      StringBuilder lost = new StringBuilder();
      for (ClassInstrumentation one : byClass.get(name)) {
        lost.append(lost.length() == 0 ? "" : ", ").append(one.purpose());
      }
      log.warn(name.replace('/', '.') + " was left as it is, " + lost + " are not seen: " + reason);
    }
  }
}
