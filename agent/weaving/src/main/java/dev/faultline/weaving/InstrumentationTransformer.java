package dev.faultline.weaving;

import dev.faultline.bootstrap.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private final AgentLog log;

  /**
   * @param lookedFor internal names of classes that are not changed, but {@link #hasMet noted}
   */
  public InstrumentationTransformer(
      Collection<ClassInstrumentation> instrumentations,
      Collection<String> lookedFor,
      AgentLog log) {
    this.log = log;
    for (String name : lookedFor) {
      byClass.put(name, Collections.<ClassInstrumentation>emptyList());
    }
    for (ClassInstrumentation one : instrumentations) {
      List<ClassInstrumentation> ofClass = byClass.get(one.className());
      if (ofClass == null || ofClass.isEmpty()) {
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
    if (ofClass == null) {
      return null;
    }
    met.add(className);
    if (ofClass.isEmpty() || leftAlone.contains(className)) {
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

  /** Whether a class of this binary name is to be changed. */
  public boolean isFor(String className) {
    List<ClassInstrumentation> ofClass = byClass.get(className.replace('.', '/'));
    return ofClass != null && !ofClass.isEmpty();
  }

  /** Takes note of a class of this binary name that was loaded before, if it is looked for. */
  public void wasLoaded(String className) {
    String name = className.replace('.', '/');
    if (byClass.containsKey(name)) {
      met.add(name);
    }
  }

  /**
   * Whether a class of this internal name has been loaded, of those that are looked for or changed.
   */
  public boolean hasMet(String className) {
    return met.contains(className);
  }

  /** Whether a class of this internal name is changed, if there is one, as far as is known. */
  public boolean changes(String className) {
    List<ClassInstrumentation> ofClass = byClass.get(className);
    return ofClass != null && !ofClass.isEmpty() && !leftAlone.contains(className);
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
