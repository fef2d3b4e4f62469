package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.nio.Buffer;
import java.util.Collection;
import java.util.Map;

/**
 * How the JDK's own objects are shown. Each class by its whole name: beside a collection there may
 * be one that computes its elements with the application's function, and a subclass's methods are
 * not known. What is not listed is opaque. Immutable, thread-safe.
 */
final class JdkPlans {

  private final ReadableFields readable;

  JdkPlans(ReadableFields readable) {
    this.readable = readable;
  }

  /** The plan of a class that the JDK has loaded. */
  ObjectPlan planOf(Class<?> type) {
    if (PlainText.isPlain(type)) {
      return LeafPlan.PLAIN_TEXT;
    }
    ObjectPlan plan = Holders.planOf(type);
    if (plan == null) {
      plan = ofParts(type);
    }
    if (plan == null) {
      plan = ofWrappers(type);
    }
    if (plan == null) {
      plan = new JdkContainers(readable).planOf(type);
    }
    return plan == null ? LeafPlan.cut(type, "opaque") : plan;
  }

  private ObjectPlan ofParts(Class<?> type) {
    String name = type.getName();
    if (JdkParts.isEntry(name)) {
      return JdkParts.entry();
    }
    if (Buffer.class.isAssignableFrom(type)) {
      return JdkParts.buffer();
    }
    switch (name) {
      case "java.lang.Thread":
      case "java.lang.VirtualThread":
        return JdkParts.thread();
      case "java.util.concurrent.CompletableFuture":
        return JdkParts.completableFuture(readable.ofJdk(type, "result"));
      case "java.util.concurrent.FutureTask":
        return JdkParts.futureTask();
      case "java.util.GregorianCalendar":
        return CalendarPlan.of(type, readable);
      case "java.lang.StringBuffer":
        return StringBufferPlan.of(type, readable);
      default:
        return null;
    }
  }

  /** Those of {@code java.util.Collections}, and others that do no more than pass calls on. */
  private ObjectPlan ofWrappers(Class<?> type) {
    String field = wrappedIn(type);
    if (field == null) {
      return null;
    }
    Field wrapped = readable.ofJdk(type, field);
    return wrapped == null ? LeafPlan.cut(type, "unreadable") : new WrapperPlan(wrapped);
  }

  /** The name of the field in which a wrapper has what it wraps; null when it is no wrapper. */
  private static String wrappedIn(Class<?> type) {
    String name = type.getName();
    if (name.equals("java.util.Collections$SetFromMap")) {
      return "s";
    }
    if (name.equals("java.util.Collections$AsLIFOQueue")
        || name.equals("java.util.concurrent.DelayQueue")) {
      return "q";
    }
    if (name.equals("java.util.Properties") && declares(type, "map")) {
      // A Hashtable before Java 9.
      return "map";
    }
    if (!name.startsWith("java.util.Collections$Unmodifiable")
        && !name.startsWith("java.util.Collections$Synchronized")
        && !name.startsWith("java.util.Collections$Checked")) {
      return null;
    }
    return Collection.class.isAssignableFrom(type)
        ? "c"
        : Map.class.isAssignableFrom(type) ? "m" : null;
  }

  private static boolean declares(Class<?> type, String field) {
    try {
      type.getDeclaredField(field);
      return true;
    } catch (NoSuchFieldException e) {
      return false;
    }
  }
}
