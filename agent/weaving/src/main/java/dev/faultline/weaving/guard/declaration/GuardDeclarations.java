package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What guards are declared for methods: annotations of all dialects, changed by properties.
 * Immutable, thread-safe; loads no class.
 */
public final class GuardDeclarations {

  private static final GuardDialect[] DIALECTS = {
    new FaultlineDialect(), new MicroProfileDialect()
  };

  private final List<GuardDialect> dialects;
  private final PropertyGuards properties;

  private GuardDeclarations(List<GuardDialect> dialects, PropertyGuards properties) {
    this.dialects = dialects;
    this.properties = properties;
  }

  /** By our annotations, those of MicroProfile, and properties. */
  public static GuardDeclarations of(PropertyGuards properties) {
    return of(Arrays.asList(DIALECTS), properties);
  }

  /** By the annotations of some dialects, and properties. */
  static GuardDeclarations of(List<GuardDialect> dialects, PropertyGuards properties) {
    return new GuardDeclarations(dialects, properties);
  }

  /**
   * The guard of a method, with what is wrong with it.
   *
   * @param receiver the class of the object that it is called on, which has a say in what holds for
   *     methods that it inherits; the declaring one for static methods, or as long as it is not
   *     known
   * @param declaring the class that the method is from
   * @param classes for superclasses
   * @param overrides what takes the place of what annotations say
   * @return null when nothing declares one; empty when what does has been disabled
   */
  public GuardDeclaration of(
      ClassOutline receiver,
      ClassOutline declaring,
      MethodOutline method,
      ClassFiles classes,
      Overrides overrides) {
    Map<PolicyKind, List<GuardAnnotations.Found>> annotations =
        new GuardAnnotations(dialects, classes).of(receiver, declaring, method);
    // Patterns are wider than what has code, and name no initializer of a class.
    boolean matched =
        !Modifier.isAbstract(method.access())
            && !method.name().equals("<clinit>")
            && properties.adds(declaring, method);
    if (annotations.isEmpty() && !matched || hasBodyElsewhere(declaring, method, classes)) {
      return null;
    }
    String className = declaring.name().replace('/', '.');
    PlacedAnnotation named = GuardAnnotations.own(FaultlineDialect.GUARD, declaring, method);
    GuardDeclaration.Builder guard =
        new GuardDeclaration.Builder(
            name(className, named, method), className, method.name(), method.descriptor());
    if (named != null) {
      checkName(named, guard);
    }
    if (method.name().startsWith("<") || Modifier.isAbstract(method.access())) {
      guard.problem(
          className + "." + method.name(),
          method.name().startsWith("<")
              ? "constructors cannot be guarded: guard the method that calls it"
              : "a method without a body cannot be guarded: guard those that implement it");
      return guard.build();
    }
    if (Modifier.isStatic(method.access())) {
      guard.ofStaticMethod();
    }
    if (sharesName(guard.name(), className, declaring, method)) {
      guard.nameShared();
    }
    for (List<GuardAnnotations.Found> ofPolicy : annotations.values()) {
      declare(ofPolicy, overrides, guard);
    }
    properties.applyTo(guard, declaring, method);
    return guard.build();
  }

  /** Kotlin before 2.2 has the bodies of an interface, and their annotations, in a class beside. */
  private static boolean hasBodyElsewhere(
      ClassOutline declaring, MethodOutline method, ClassFiles classes) {
    if (!Modifier.isAbstract(method.access()) || !Modifier.isInterface(declaring.access())) {
      return false;
    }
    ClassOutline bodies = classes.find(declaring.name() + "$DefaultImpls");
    if (bodies != null) {
      String descriptor = "(L" + declaring.name() + ";" + method.descriptor().substring(1);
      for (MethodOutline one : bodies.methods()) {
        if (one.name().equals(method.name()) && one.descriptor().equals(descriptor)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void declare(
      List<GuardAnnotations.Found> ofPolicy, Overrides overrides, GuardDeclaration.Builder guard) {
    GuardAnnotations.Found first = ofPolicy.get(0);
    first.dialect.declare(first.annotation, overrides, guard);
    for (GuardAnnotations.Found other : ofPolicy.subList(1, ofPolicy.size())) {
      guard.problem(
          other.annotation.origin(),
          other.annotation.descriptor().equals(first.annotation.descriptor())
              ? "it stands there twice: leave one of them"
              : "another annotation ("
                  + first.annotation.typeName()
                  + ") declares that policy too: leave one of them");
    }
  }

  private static void checkName(PlacedAnnotation given, GuardDeclaration.Builder guard) {
    String name = (String) given.values().get("value");
    if (name.isEmpty()) {
      guard.problem(given.origin(), "the name is empty: give one, or leave the annotation out");
    }
    for (int i = 0; i < name.length(); i++) {
      char one = name.charAt(i);
      if (!Character.isLetterOrDigit(one) && "-_.".indexOf(one) < 0) {
        guard.doubt(
            given.origin(),
            "the name is '"
                + name
                + "', by which properties and commands cannot name the guard: give letters,"
                + " digits, '-', '_' and '.' alone");
        return;
      }
    }
  }

  /**
   * Whether another method has the name, guarded or not: names are to depend on nothing but the
   * class.
   */
  private static boolean sharesName(
      String name, String className, ClassOutline declaring, MethodOutline method) {
    for (MethodOutline other : declaring.methods()) {
      boolean mayHaveIt =
          other.name().equals(method.name()) || other.annotation(FaultlineDialect.GUARD) != null;
      if (mayHaveIt
          && !other.isSynthetic()
          && !Modifier.isAbstract(other.access())
          && !other.toString().equals(method.toString())
          && name(className, GuardAnnotations.own(FaultlineDialect.GUARD, declaring, other), other)
              .equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String name(String className, PlacedAnnotation given, MethodOutline method) {
    if (given == null) {
      return className + "." + method.name();
    }
    String name = (String) given.values().get("value");
    return given.methodName() == null ? name + "." + method.name() : name;
  }
}
