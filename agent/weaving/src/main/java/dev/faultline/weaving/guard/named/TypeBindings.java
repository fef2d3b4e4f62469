package dev.faultline.weaving.guard.named;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What the type variables of a class stand for, seen from a subclass of it. Immutable. */
final class TypeBindings {

  /** Every variable stands for itself. */
  static final TypeBindings NONE = new TypeBindings(Collections.<TypeVariable<?>, Type>emptyMap());

  private final Map<TypeVariable<?>, Type> types;

  private TypeBindings(Map<TypeVariable<?>, Type> types) {
    this.types = types;
  }

  /**
   * Those of a supertype.
   *
   * @param supertype as the class says it extends or implements it, seen through these bindings
   */
  TypeBindings of(Type supertype) {
    if (!(supertype instanceof ParameterizedType)) {
      return NONE;
    }
    ParameterizedType generic = (ParameterizedType) supertype;
    TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
    Type[] arguments = generic.getActualTypeArguments();
    Map<TypeVariable<?>, Type> bound = new HashMap<>();
    for (int i = 0; i < variables.length; i++) {
      bound.put(variables[i], resolve(arguments[i]));
    }
    return new TypeBindings(bound);
  }

  /** These, and variables of one method that stand for those of another, in their order. */
  TypeBindings with(TypeVariable<?>[] variables, TypeVariable<?>[] others) {
    Map<TypeVariable<?>, Type> more = new HashMap<>(types);
    for (int i = 0; i < variables.length && i < others.length; i++) {
      more.put(variables[i], others[i]);
    }
    return new TypeBindings(more);
  }

  private Type resolve(Type type) {
    return type instanceof TypeVariable
        ? ofVariable((TypeVariable<?>) type)
        : new Bound(type, this);
  }

  /** What a variable stands for: itself, if for nothing else. */
  Type ofVariable(TypeVariable<?> variable) {
    Type type = types.get(variable);
    return type == null ? variable : type;
  }

  /** A type whose variables stand for what they do elsewhere. */
  static final class Bound implements Type {

    final Type type;
    final TypeBindings bindings;

    Bound(Type type, TypeBindings bindings) {
      this.type = type;
      this.bindings = bindings;
    }
  }
}
