package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.ForwardedMethod;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the annotations that hold for a method: its own, and, for policies that it has none of, the
 * next ones on the class of the receiver and its superclasses. Immutable.
 */
final class GuardAnnotations {

  private static final String OBJECT = "java/lang/Object";
  private static final int SUPERCLASSES = 100;

  /** An annotation, and the dialect that it belongs to. */
  static final class Found {

    final GuardDialect dialect;
    final PlacedAnnotation annotation;

    Found(GuardDialect dialect, PlacedAnnotation annotation) {
      this.dialect = dialect;
      this.annotation = annotation;
    }
  }

  private final List<GuardDialect> dialects;
  private final ClassFiles classes;

  GuardAnnotations(List<GuardDialect> dialects, ClassFiles classes) {
    this.dialects = dialects;
    this.classes = classes;
  }

  /**
   * Those of a method by policy, several for one only where dialects declare it twice.
   *
   * @param receiver the class of the object, which annotations on classes are looked for from
   */
  Map<PolicyKind, List<Found>> of(
      ClassOutline receiver, ClassOutline declaring, MethodOutline method) {
    Map<PolicyKind, List<Found>> found = new EnumMap<>(PolicyKind.class);
    for (Map.Entry<PolicyKind, List<Found>> own : onMethod(declaring, method).entrySet()) {
      found.put(own.getKey(), own.getValue());
    }
    ForwardedMethod forwarded = method.forwarded();
    boolean forwardsWithin = forwarded != null && forwarded.className().equals(declaring.name());
    if (coveredByClass(method) && !forwardsWithin) {
      ClassOutline type = receiver;
      for (int i = 0; type != null && i < SUPERCLASSES; i++) {
        addMissing(found, onClass(type, method));
        type = superclassOf(type);
      }
      // An interface is none of them, and what stands on it is for its default methods.
      addMissing(found, onClass(declaring, method));
    }
    return found;
  }

  /**
   * The first annotation of a type, on the method or its class; not of superclasses.
   *
   * @return null when there is none
   */
  static PlacedAnnotation own(String descriptor, ClassOutline declaring, MethodOutline method) {
    Map<String, Object> values = method.annotation(descriptor);
    if (values != null) {
      return PlacedAnnotation.onMethod(descriptor, values, declaring.name(), method.name());
    }
    values = declaring.annotation(descriptor);
    return values == null ? null : PlacedAnnotation.onClass(descriptor, values, declaring.name());
  }

  private Map<PolicyKind, List<Found>> onMethod(ClassOutline declaring, MethodOutline method) {
    Map<PolicyKind, List<Found>> found = new LinkedHashMap<>();
    for (String descriptor : method.annotations()) {
      GuardDialect dialect = dialectOf(descriptor);
      if (dialect != null && !method.isSynthetic() && !isCopied(descriptor, declaring, method)) {
        add(
            found,
            dialect,
            PlacedAnnotation.onMethod(
                descriptor, method.annotation(descriptor), declaring.name(), method.name()));
      }
    }
    return found;
  }

  /** Whether a compiler has put it there too, on its way to the method that it was written for. */
  private boolean isCopied(String descriptor, ClassOutline declaring, MethodOutline method) {
    ForwardedMethod forwarded = method.forwarded();
    if (forwarded == null) {
      return false;
    }
    ClassOutline type =
        forwarded.className().equals(declaring.name())
            ? declaring
            : classes.find(forwarded.className());
    if (type != null) {
      for (MethodOutline one : type.methods()) {
        if (forwarded.mayBe(one)
            && method.annotation(descriptor).equals(one.annotation(descriptor))) {
          return true;
        }
      }
    }
    return false;
  }

  private Map<PolicyKind, List<Found>> onClass(ClassOutline type, MethodOutline method) {
    Map<PolicyKind, List<Found>> found = new LinkedHashMap<>();
    boolean isStatic = Modifier.isStatic(method.access());
    for (String descriptor : type.annotations()) {
      GuardDialect dialect = dialectOf(descriptor);
      if (dialect != null && (!isStatic || dialect.coversStaticMethods())) {
        add(
            found,
            dialect,
            PlacedAnnotation.onClass(descriptor, type.annotation(descriptor), type.name()));
      }
    }
    return found;
  }

  private static void add(
      Map<PolicyKind, List<Found>> found, GuardDialect dialect, PlacedAnnotation annotation) {
    PolicyKind kind = dialect.kindOf(annotation.descriptor());
    List<Found> sameKind = found.get(kind);
    if (sameKind == null) {
      sameKind = new ArrayList<>();
      found.put(kind, sameKind);
    }
    sameKind.add(new Found(dialect, annotation));
  }

  private static void addMissing(
      Map<PolicyKind, List<Found>> found, Map<PolicyKind, List<Found>> more) {
    for (Map.Entry<PolicyKind, List<Found>> one : more.entrySet()) {
      if (!found.containsKey(one.getKey())) {
        found.put(one.getKey(), one.getValue());
      }
    }
  }

  /** Constructors and what a compiler made are not; private methods are nobody's to call. */
  private static boolean coveredByClass(MethodOutline method) {
    return !method.isSynthetic()
        && !Modifier.isPrivate(method.access())
        && !method.name().startsWith("<");
  }

  private GuardDialect dialectOf(String descriptor) {
    for (GuardDialect dialect : dialects) {
      if (dialect.kindOf(descriptor) != null) {
        return dialect;
      }
    }
    return null;
  }

  private ClassOutline superclassOf(ClassOutline type) {
    String superclass = type.supertypes().isEmpty() ? OBJECT : type.supertypes().get(0);
    return superclass.startsWith("java/") ? null : classes.find(superclass);
  }
}
