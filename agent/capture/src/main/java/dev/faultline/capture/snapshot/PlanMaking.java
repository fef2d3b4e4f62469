package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.Redaction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides how the objects of a class are shown. Loads no class. Immutable, thread-safe. */
final class PlanMaking {

  /** Classes of the facade that hold something of the agent's. */
  private static final Set<String> HANDLES =
      new HashSet<>(Arrays.asList("dev.faultline.api.Scope", "dev.faultline.api.Context"));

  private final Redaction redaction;
  private final ReadableFields readable;
  private final JdkPlans jdk;
  private final ObjectPlan proxies = new ProxyPlan();

  PlanMaking(Redaction redaction, ReadableFields readable) {
    this.redaction = redaction;
    this.readable = readable;
    this.jdk = new JdkPlans(readable);
  }

  ObjectPlan planOf(Class<?> type) {
    if (redaction.types().covers(type)) {
      return LeafPlan.REDACTED;
    }
    if (type.isArray()) {
      return ofArray(type);
    }
    // An enum constant with a body has a class of its own, below the enum's.
    if (Enum.class.isAssignableFrom(type)) {
      return LeafPlan.ENUM;
    }
    if (Throwable.class.isAssignableFrom(type)) {
      return ofThrowable(type);
    }
    if (isOfJdk(type)) {
      return jdk.planOf(type);
    }
    if (Proxy.isProxyClass(type)) {
      return proxies;
    }
    if (HANDLES.contains(type.getName())) {
      return LeafPlan.cut(type, "opaque");
    }
    // A lambda or another hidden class has a slash in its name, and holds nothing of the user's
    // own.
    if (type.getName().indexOf('/') >= 0) {
      return LeafPlan.cut(type, "opaque");
    }
    ObjectPlan lazy = HibernatePlans.planOf(type, readable);
    return lazy == null ? ofFields(type) : lazy;
  }

  /**
   * How they are shown while there is a security manager: nothing is entered. Making fields
   * readable asks it, and so do the class loader of a class and its list of fields; a manager is
   * the application's own code, and may notice, refuse, or fail.
   */
  ObjectPlan withoutPermissions(Class<?> type) {
    if (redaction.types().covers(type)) {
      return LeafPlan.REDACTED;
    }
    if (type.isArray()) {
      return ofArray(type);
    }
    if (Enum.class.isAssignableFrom(type)) {
      return LeafPlan.ENUM;
    }
    return PlainText.isPlain(type) ? LeafPlan.PLAIN_TEXT : LeafPlan.cut(type, "security-manager");
  }

  private static ObjectPlan ofArray(Class<?> type) {
    return type == byte[].class
        ? LeafPlan.BYTES
        : type == char[].class ? LeafPlan.CHARACTERS : new ArrayPlan();
  }

  private ObjectPlan ofThrowable(Class<?> type) {
    return new ThrowablePlan(
        readable.ofJdk(Throwable.class, "detailMessage"),
        readable.ofJdk(Throwable.class, "cause"),
        isOfJdk(type) ? null : ofFields(type));
  }

  private ObjectPlan ofFields(Class<?> type) {
    List<String> keys = new ArrayList<>();
    keys.add("@type");
    List<FieldReader> readers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean unreadable = false;
    Class<?> c = type;
    for (; c != null && !isOfJdk(c); c = c.getSuperclass()) {
      Field[] declared;
      try {
        declared = c.getDeclaredFields();
      } catch (LinkageError | RuntimeException e) {
        // A field's type is not on the class path, or a security manager refused.
        unreadable = true;
        continue;
      }
      for (Field field : declared) {
        if (!isUsers(field)) {
          continue;
        }
        if (!readable.isReadable(field)) {
          unreadable = true;
          continue;
        }
        String name = field.getName();
        readers.add(new FieldReader(field, redaction.names().verdict(name)));
        // A superclass may have a field of the same name.
        keys.add(names.add(name) ? name : c.getName() + '.' + name);
      }
    }
    String cut = unreadable ? "unreadable" : InheritedState.isIn(c) ? "opaque" : null;
    return new FieldsPlan(keys.toArray(new String[0]), readers.toArray(new FieldReader[0]), cut);
  }

  private static boolean isUsers(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !field.isSynthetic()
        && !isWiring(field.getName())
        && !field.getType().getName().equals("groovy.lang.MetaClass");
  }

  /** What Spring's CGLIB, Hibernate's enhancer and AspectJ add. */
  private static boolean isWiring(String name) {
    return name.startsWith("CGLIB$") || name.startsWith("$$_") || name.startsWith("ajc$");
  }

  /** Whether the class is the JDK's own: loaded by the bootstrap or the platform's class loader. */
  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    // The platform's class loader (before Java 9: the extensions') is the only one with no parent
    // but bootstrap that the agent has for a parent itself.
    return loader == null || loader == PlanMaking.class.getClassLoader().getParent();
  }
}
