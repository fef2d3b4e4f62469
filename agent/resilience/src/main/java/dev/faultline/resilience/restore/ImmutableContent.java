package dev.faultline.resilience.restore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a collection or map of the JDK holds that never changes, though its elements may. */
final class ImmutableContent extends Content {

  private static final String UNCHANGEABLE = "java.util.ImmutableCollections$";

  /** By name: they are not public, and older versions have none. Those of later values compute. */
  private static final Set<String> KINDS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList("List12", "ListN", "SubList", "Set12", "SetN", "Map1", "MapN")));

  private static final Set<Class<?>> SMALL =
      Collections.unmodifiableSet(
          new HashSet<Class<?>>(
              Arrays.asList(
                  Collections.emptyList().getClass(),
                  Collections.emptySet().getClass(),
                  Collections.emptyMap().getClass(),
                  Collections.singletonList("").getClass(),
                  Collections.singleton("").getClass(),
                  Collections.singletonMap("", "").getClass())));

  private static final Class<?> COPIES = Collections.nCopies(1, "").getClass();

  private final Object[] elements;

  ImmutableContent(Object holder) {
    if (holder.getClass() == COPIES) {
      elements =
          ((Collection<?>) holder).isEmpty()
              ? new Object[0]
              : new Object[] {((List<?>) holder).get(0)};
    } else if (holder instanceof Collection) {
      elements = ((Collection<?>) holder).toArray();
    } else {
      elements = elementsOf((Map<?, ?>) holder);
    }
  }

  private static Object[] elementsOf(Map<?, ?> map) {
    Object[] elements = new Object[2 * map.size()];
    int i = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      elements[i++] = entry.getKey();
      elements[i++] = entry.getValue();
    }
    return elements;
  }

  /** Whether it is one element, however often it has it. */
  static boolean isOfOne(Object holder) {
    return holder.getClass() == COPIES;
  }

  static boolean isFor(Class<?> type) {
    String name = type.getName();
    return SMALL.contains(type)
        || type == COPIES
        || name.startsWith(UNCHANGEABLE) && KINDS.contains(name.substring(UNCHANGEABLE.length()));
  }

  @Override
  Object[] elements() {
    return elements;
  }

  @Override
  void putBack() {
    // As it was.
  }
}
