package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;

/**
 * What Hibernate puts in place of entities and collections that it has not loaded yet. Recognised
 * by name; calling one, be it {@code toString}, would query the database.
 */
final class HibernatePlans {

  /** Where the kinds of collections have their elements. */
  private static final String[] CONTENTS = {"bag", "list", "set", "map", "values", "array"};

  private HibernatePlans() {}

  /** The plan of a class of the application or of its libraries; null when it is none of these. */
  static ObjectPlan planOf(Class<?> type, ReadableFields readable) {
    String name = type.getName();
    if (name.contains("$HibernateProxy$")) {
      return proxy(type, readable.ofApplication(type, "$$_hibernate_interceptor"));
    }
    if (name.contains("_$$_jvst") || name.contains("_$$_javassist")) {
      return proxy(type, readable.ofApplication(type, "handler"));
    }
    if (extendsClass(type, "org.hibernate.proxy.", "AbstractLazyInitializer")) {
      return new LazyPlan(
          new String[] {"entity", "id", "initialized", "target"},
          readable.ofApplication(type, "entityName"),
          readable.ofApplication(type, "id"),
          readable.ofApplication(type, "initialized"),
          readable.ofApplication(type, "target"));
    }
    return extendsClass(type, "org.hibernate.collection.", "AbstractPersistentCollection")
        ? collection(type, readable)
        : null;
  }

  private static boolean extendsClass(Class<?> type, String inPackage, String simpleName) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      String name = c.getName();
      if (name.startsWith(inPackage) && name.endsWith('.' + simpleName)) {
        return true;
      }
    }
    return false;
  }

  private static ObjectPlan collection(Class<?> type, ReadableFields readable) {
    Field content = null;
    for (String field : CONTENTS) {
      content = content == null ? readable.ofApplication(type, field) : content;
    }
    return new LazyPlan(
        new String[] {"role", "key", "initialized", "elements"},
        readable.ofApplication(type, "role"),
        readable.ofApplication(type, "key"),
        readable.ofApplication(type, "initialized"),
        content);
  }

  /** Shown as what answers its calls is: by its entity, its id, and itself when it was loaded. */
  private static ObjectPlan proxy(final Class<?> type, final Field initializer) {
    if (initializer == null) {
      return LeafPlan.cut(type, "unreadable");
    }
    return new PartsPlan("entity", "id", "initialized", "target") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk)
          throws IllegalAccessException {
        Object lazy = initializer.get(value);
        ObjectPlan plan = lazy == null ? null : walk.planOf(lazy.getClass());
        return plan instanceof LazyPlan ? ((LazyPlan) plan).parts(lazy, shown, depth, walk) : 0;
      }
    };
  }
}
