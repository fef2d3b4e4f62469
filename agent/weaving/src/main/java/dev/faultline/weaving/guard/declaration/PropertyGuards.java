package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import dev.faultline.weaving.method.pattern.MethodPattern;
import dev.faultline.weaving.method.pattern.MethodPatternException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The guards that properties declare or change: {@code faultline.guard.NAME.…}. With {@code
 * methods} a guard is put around the methods that this names; without, what is said changes the
 * guards of that name, of a class's methods when it is a class's name, of all when it is {@code *}.
 * Of these the more special is the stronger. Immutable, thread-safe.
 */
public final class PropertyGuards {

  /** What the names of all these properties begin with. */
  public static final String PREFIX = "faultline.guard.";

  /** No properties. */
  public static final PropertyGuards NONE =
      new PropertyGuards(
          Collections.<String, PropertyGuard>emptyMap(),
          Collections.<DeclarationProblem>emptyList());

  private static final String ALL = "*";

  private final Map<String, PropertyGuard> guards;
  private final List<DeclarationProblem> problems;

  private PropertyGuards(Map<String, PropertyGuard> guards, List<DeclarationProblem> problems) {
    this.guards = guards;
    this.problems = problems;
  }

  /**
   * Reads properties. Those that are wrong are left out and told by {@link #problems}.
   *
   * @param properties of whatever names; those without the prefix are not looked at
   */
  public static PropertyGuards parse(Map<String, String> properties) {
    SortedMap<String, PropertyGuard> guards = new TreeMap<>();
    List<DeclarationProblem> problems = new ArrayList<>();
    for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
      if (property.getKey().startsWith(PREFIX)) {
        read(property.getKey(), property.getValue().trim(), guards, problems);
      }
    }
    for (PropertyGuard guard : guards.values()) {
      if (guard.methods() != null && !guard.declaresPolicies()) {
        problems.add(
            DeclarationProblem.lackingOthers(
                PREFIX + guard.name + "." + GuardKey.METHODS,
                "the guard has no policy: give it one, such as "
                    + PREFIX
                    + guard.name
                    + ".retry.max-attempts=3"));
      } else if (guard.methods() != null) {
        checkWhole(guard, problems);
      }
    }
    return new PropertyGuards(guards, Collections.unmodifiableList(problems));
  }

  /** What single properties do not show: that they contradict each other. */
  private static void checkWhole(PropertyGuard guard, List<DeclarationProblem> problems) {
    GuardDeclaration.Builder whole = new GuardDeclaration.Builder(guard.name, "", "", "()V");
    guard.applyTo(whole, true);
    for (DeclarationProblem wrong : DeclarationCheck.problemsOf(whole.build())) {
      problems.add(DeclarationProblem.lackingOthers(wrong.origin(), wrong.text()));
    }
  }

  private static void read(
      String property,
      String text,
      Map<String, PropertyGuard> guards,
      List<DeclarationProblem> problems) {
    GuardKey key = GuardKey.parse(property.substring(PREFIX.length()));
    if (key == null) {
      problems.add(new DeclarationProblem(property, KnownSettings.instead(property)));
      return;
    }
    PropertyGuard guard = guards.get(key.guard);
    if (guard == null) {
      guard = new PropertyGuard(key.guard);
      guards.put(key.guard, guard);
    }
    try {
      set(guard, key, text, property);
    } catch (InvalidSettingException wrong) {
      problems.add(
          new DeclarationProblem(property, "it is " + wrong.value() + ": " + wrong.mend()));
    } catch (MethodPatternException wrong) {
      problems.add(new DeclarationProblem(property, wrong.getMessage()));
    }
  }

  private static void set(PropertyGuard guard, GuardKey key, String text, String property) {
    if (key.setting != null) {
      guard.set(key, key.setting.type().parse(key.setting.key(), text), property);
    } else if (key.policy != null) {
      guard.policyEnabled(key, (Boolean) SettingType.FLAG.parse(property, text), property);
    } else if (key.ofGuard.equals(GuardKey.METHODS)) {
      if (key.guard.equals(ALL)) {
        throw new InvalidSettingException(
            property, "'" + text + "'", "give the guard a name of its own in place of *");
      }
      guard.methods(MethodPattern.parse(text));
    } else {
      guard.enabled((Boolean) SettingType.FLAG.parse(property, text), property);
    }
  }

  /** What is wrong with the properties themselves. */
  public List<DeclarationProblem> problems() {
    return problems;
  }

  /**
   * What can be, but was probably not meant so, as far as it is known without the application.
   *
   * @param classes those of the JDK
   */
  public List<DeclarationProblem> doubts(ClassFiles classes) {
    List<DeclarationProblem> doubts = new ArrayList<>();
    for (PropertyGuard guard : guards.values()) {
      for (SettingValue value : guard.values()) {
        FailureTypes.addOfTheJdk(value, classes, doubts);
      }
    }
    return doubts;
  }

  /**
   * Names that guards have to have by annotations for their properties to mean anything, sorted.
   */
  public List<String> withoutMethods() {
    List<String> names = new ArrayList<>();
    for (PropertyGuard guard : guards.values()) {
      if (guard.methods() == null && !guard.name.equals(ALL) && !hasWrongMethods(guard.name)) {
        names.add(guard.name);
      }
    }
    return names;
  }

  private boolean hasWrongMethods(String name) {
    for (DeclarationProblem problem : problems) {
      if (problem.origin().equals(PREFIX + name + "." + GuardKey.METHODS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether methods of a class may be named, by its name and what its class file names. */
  public boolean mayMatch(String className, byte[] classFile) {
    for (PropertyGuard guard : guards.values()) {
      if (guard.methods() != null && guard.methods().mayMatch(className, classFile)) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #mayMatch(String, byte[])}, by its internal name alone. */
  public boolean mayMatch(String className) {
    for (PropertyGuard guard : guards.values()) {
      if (guard.methods() != null && guard.methods().mayMatch(className)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method gets a guard from here. */
  boolean adds(ClassOutline declaring, MethodOutline method) {
    if (method.isSynthetic()) {
      return false;
    }
    for (PropertyGuard guard : guards.values()) {
      if (matches(guard, declaring, method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(
      PropertyGuard guard, ClassOutline declaring, MethodOutline method) {
    return guard.methods() != null
        && guard.declaresPolicies()
        && guard.methods().matches(declaring, method);
  }

  /** Changes the guard of a method as the properties say. */
  void applyTo(GuardDeclaration.Builder guard, ClassOutline declaring, MethodOutline method) {
    change(guard, ALL);
    change(guard, guard.className());
    for (PropertyGuard each : guards.values()) {
      if (matches(each, declaring, method)) {
        each.applyTo(guard, true);
        tellLeftOut(guard, each.name);
      }
    }
    String own = guard.className() + "." + guard.methodName();
    change(guard, own);
    if (!guard.name().equals(own)) {
      change(guard, guard.name());
    }
  }

  private void change(GuardDeclaration.Builder guard, String name) {
    tellLeftOut(guard, name);
    PropertyGuard changes = guards.get(name);
    if (changes != null && changes.methods() == null) {
      changes.applyTo(guard, false);
    }
  }

  /**
   * What begins with a class's name may be meant for one of its methods, unless a policy follows.
   */
  private void tellLeftOut(GuardDeclaration.Builder guard, String name) {
    String prefix = PREFIX + name + ".";
    for (DeclarationProblem problem : problems) {
      if (problem.origin().startsWith(prefix)) {
        String key = problem.origin().substring(prefix.length());
        int dot = key.indexOf('.');
        if (name.equals(guard.name())
            || PolicyKind.of(dot < 0 ? key : key.substring(0, dot)) != null) {
          guard.leftOut(problem);
        }
      }
    }
  }
}
