package dev.faultline.guards.application;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Reads the value that is returned in place of a method's own from its text, by its type. */
public final class ValueText {

  private ValueText() {}

  /**
   * The value, boxed.
   *
   * @param setting where the text stands, for the message
   * @throws InvalidSettingException when the text is none for this method
   */
  public static Object parse(String setting, String text, Method guarded) {
    Class<?> returned = guarded.getReturnType();
    if (returned == void.class) {
      return null;
    }
    if (text.equals("null")) {
      if (returned.isPrimitive()) {
        throw wrong(setting, text, guarded, "give a value");
      }
      return null;
    }
    if (returned == Optional.class) {
      return optional(setting, text, guarded);
    }
    return plain(setting, text, MethodType.methodType(returned).wrap().returnType(), guarded);
  }

  private static Object optional(String setting, String text, Method guarded) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Type generic = guarded.getGenericReturnType();
    Type of =
        generic instanceof ParameterizedType
            ? ((ParameterizedType) generic).getActualTypeArguments()[0]
            : null;
    if (!(of instanceof Class)) {
      throw wrong(setting, text, guarded, "leave it empty for an empty one, or name a method");
    }
    return Optional.of(plain(setting, text, (Class<?>) of, guarded));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // constants are looked for in an enum only
  private static Object plain(String setting, String text, Class<?> type, Method guarded) {
    try {
      if (type.isAssignableFrom(String.class)) {
        return text;
      }
      if (type.isEnum()) {
        return Enum.valueOf((Class) type, text);
      }
      if (type == Boolean.class && (text.equals("true") || text.equals("false"))) {
        return Boolean.valueOf(text);
      }
      if (type == Character.class && text.length() == 1) {
        return text.charAt(0);
      }
      return number(setting, text, type, guarded);
    } catch (IllegalArgumentException unreadable) {
      throw unreadable instanceof InvalidSettingException
          ? (InvalidSettingException) unreadable
          : wrong(
              setting,
              text,
              guarded,
              type.isEnum()
                  ? "give one of " + Arrays.toString(type.getEnumConstants())
                  : "give one of its values");
    }
  }

  private static Object number(String setting, String text, Class<?> type, Method guarded) {
    if (type == Integer.class) {
      return Integer.valueOf(text);
    }
    if (type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == Double.class) {
      return Double.valueOf(text);
    }
    if (type == Float.class) {
      return Float.valueOf(text);
    }
    if (type == Short.class) {
      return Short.valueOf(text);
    }
    if (type == Byte.class) {
      return Byte.valueOf(text);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    if (type == BigInteger.class) {
      return new BigInteger(text);
    }
    throw wrong(
        setting,
        text,
        guarded,
        type == Boolean.class || type == Character.class
            ? "give one of its values"
            : "values of that type cannot be written as text: name a method or a handler");
  }

  private static InvalidSettingException wrong(
      String setting, String text, Method guarded, String mend) {
    return new InvalidSettingException(
        setting,
        "'" + text + "'",
        "the method returns " + guarded.getGenericReturnType().getTypeName() + ": " + mend);
  }
}
