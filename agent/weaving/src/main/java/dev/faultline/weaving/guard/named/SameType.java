package dev.faultline.weaving.guard.named;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Compares generic types, one of which is seen through bindings of its variables. */
final class SameType {

  private SameType() {}

  /** Whether they are the same, their arguments included. */
  static boolean is(Type one, TypeBindings bindings, Type other) {
    if (one instanceof TypeBindings.Bound) {
      TypeBindings.Bound bound = (TypeBindings.Bound) one;
      return is(bound.type, bound.bindings, other);
    }
    if (one instanceof TypeVariable) {
      Type stands = bindings.ofVariable((TypeVariable<?>) one);
      return stands.equals(one) ? one.equals(other) : is(stands, TypeBindings.NONE, other);
    }
    if (one instanceof ParameterizedType) {
      return other instanceof ParameterizedType
          && areParameterized((ParameterizedType) one, bindings, (ParameterizedType) other);
    }
    if (one instanceof WildcardType) {
      return other instanceof WildcardType
          && areWildcards((WildcardType) one, bindings, (WildcardType) other);
    }
    Type elements = elementsOf(one);
    if (elements != null) {
      Type otherElements = elementsOf(other);
      return otherElements != null && is(elements, bindings, otherElements);
    }
    return one.equals(other);
  }

  private static boolean areParameterized(
      ParameterizedType one, TypeBindings bindings, ParameterizedType other) {
    return one.getRawType().equals(other.getRawType())
        && are(one.getActualTypeArguments(), bindings, other.getActualTypeArguments());
  }

  private static boolean areWildcards(WildcardType one, TypeBindings bindings, WildcardType other) {
    return are(one.getUpperBounds(), bindings, other.getUpperBounds())
        && are(one.getLowerBounds(), bindings, other.getLowerBounds());
  }

  /** Whether types are the same, pair by pair. */
  static boolean are(Type[] some, TypeBindings bindings, Type[] others) {
    if (some.length != others.length) {
      return false;
    }
    for (int i = 0; i < some.length; i++) {
      if (!is(some[i], bindings, others[i])) {
        return false;
      }
    }
    return true;
  }

  /** Null for what is no array; the variable that an array is of may stand for an array too. */
  private static Type elementsOf(Type type) {
    if (type instanceof GenericArrayType) {
      return ((GenericArrayType) type).getGenericComponentType();
    }
    return type instanceof Class ? ((Class<?>) type).getComponentType() : null;
  }
}
