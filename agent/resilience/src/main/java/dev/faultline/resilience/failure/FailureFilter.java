package dev.faultline.resilience.failure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Tells the failures that a policy is about from the others: those that are of one of some types,
 * and of none of some others. Where both fit, the exclusion holds.
 *
 * <p>Types may be given as classes or by name, for where the class cannot be had. A name fits the
 * class of that name and everything below it; interfaces are not looked at. Immutable.
 */
public final class FailureFilter {

  /** Every throwable. */
  public static final FailureFilter ALL = of(Throwable.class).build();

  /** A chain of causes that is longer than this is taken for one without end. */
  private static final int CAUSES = 100;

  private final List<Class<?>> on;
  private final List<String> onNames;
  private final List<Class<?>> except;
  private final List<String> exceptNames;
  private final boolean causes;

  private FailureFilter(Builder builder) {
    on = copy(builder.on);
    onNames = copy(builder.onNames);
    except = copy(builder.except);
    exceptNames = copy(builder.exceptNames);
    causes = builder.causes;
  }

  private static <T> List<T> copy(List<T> list) {
    return Collections.unmodifiableList(new ArrayList<>(list));
  }

  /** Begins a filter that takes failures of these types. */
  public static Builder of(Class<?>... types) {
    return new Builder().on(types);
  }

  /** Begins a filter that takes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Whether the policy is about this failure.
   *
   * @param failure not null
   */
  public boolean takes(Throwable failure) {
    return !fits(failure, except, exceptNames) && fits(failure, on, onNames);
  }

  private boolean fits(Throwable failure, List<Class<?>> types, List<String> names) {
    if (types.isEmpty() && names.isEmpty()) {
      return false;
    }
    Throwable one = failure;
    for (int seen = 0; one != null && seen < CAUSES; seen++) {
      if (isOf(one, types) || isNamed(one, names)) {
        return true;
      }
      one = causes ? causeOf(one) : null;
    }
    return false;
  }

  private static boolean isOf(Throwable failure, List<Class<?>> types) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isInstance(failure)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(Throwable failure, List<String> names) {
    if (names.isEmpty()) {
      return false;
    }
    for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
      if (names.contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The application's own code, which may fail in its turn: then there is no cause. */
  private static Throwable causeOf(Throwable failure) {
    try {
      return failure.getCause();
    } catch (Throwable broken) {
      return null;
    }
  }

  @Override
  public String toString() {
    List<String> taken = new ArrayList<>(onNames);
    for (Class<?> type : on) {
      taken.add(type.getName());
    }
    List<String> excluded = new ArrayList<>(exceptNames);
    for (Class<?> type : except) {
      excluded.add(type.getName());
    }
    return taken
        + (excluded.isEmpty() ? "" : " except " + excluded)
        + (causes ? ", causes too" : "");
  }

  /** Collects what a filter takes. Not safe for use by several threads. */
  public static final class Builder {

    private final List<Class<?>> on = new ArrayList<>();
    private final List<String> onNames = new ArrayList<>();
    private final List<Class<?>> except = new ArrayList<>();
    private final List<String> exceptNames = new ArrayList<>();
    private boolean causes;

    private Builder() {}

    /** Takes failures of these types, besides those named already. */
    public Builder on(Class<?>... types) {
      on.addAll(Arrays.asList(types));
      return this;
    }

    /** Takes failures of types of these names, such as {@code java.io.IOException}. */
    public Builder onNamed(String... types) {
      onNames.addAll(Arrays.asList(types));
      return this;
    }

    /** Leaves failures of these types, even if they are of one that is taken. */
    public Builder except(Class<?>... types) {
      except.addAll(Arrays.asList(types));
      return this;
    }

    /** Leaves failures of types of these names, even if they are of one that is taken. */
    public Builder exceptNamed(String... types) {
      exceptNames.addAll(Arrays.asList(types));
      return this;
    }

    /**
     * Looks at what a failure was caused by too, however far down: it then is of every type that
     * one of its causes is of. An exclusion anywhere in the chain holds.
     */
    public Builder causesToo() {
      causes = true;
      return this;
    }

    /** The filter. One that takes no type at all takes nothing. */
    public FailureFilter build() {
      return new FailureFilter(this);
    }
  }
}
