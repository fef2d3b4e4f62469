package dev.faultline.resilience.restore;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remembers the fields of objects, to put them back when a call fails that changed them.
 * Thread-safe; but an object whose fields other threads change meanwhile is put back to a mixture.
 */
public final class Restore {

  private static final int DEFAULT_MOST_ELEMENTS = 100_000;

  private final Class<?> type;
  private final Set<String> fields;
  private final int mostElements;
  private final FieldOpener opener;
  private final RestoreListener listener;
  private final Wrappers wrappers;
  private final LeftOut leftOut;
  private final RestorePlan ofType;

  /** Of subclasses, which keep them; one made for the very class leaves nothing in it. */
  private final ClassValue<RestorePlan> plans =
      new ClassValue<RestorePlan>() {
        @Override
        protected RestorePlan computeValue(final Class<?> receiver) {
          // Whoever calls may be allowed less, and has nothing to do with it.
          return AccessController.doPrivileged(
              new PrivilegedAction<RestorePlan>() {
                @Override
                public RestorePlan run() {
                  return planOf(receiver);
                }
              });
        }
      };

  private Restore(Builder builder) {
    type = builder.type;
    fields = Collections.unmodifiableSet(new LinkedHashSet<>(builder.fields));
    mostElements = builder.mostElements;
    opener = builder.opener;
    listener = builder.listener;
    wrappers = new Wrappers(opener);
    leftOut = new LeftOut(listener);
    ofType = RestorePlan.of(type, fields, opener);
  }

  /**
   * Begins one of all fields.
   *
   * @param type the class of the receivers, or one above it
   */
  public static Builder of(Class<?> type) {
    return new Builder(type);
  }

  /**
   * Remembers an object's fields as they are now.
   *
   * @param receiver an instance of the type
   */
  public Snapshot snapshot(Object receiver) {
    RestorePlan plan =
        receiver.getClass() == type || !fields.isEmpty() ? ofType : plans.get(receiver.getClass());
    return plan.snapshot(receiver, new Copier(mostElements, wrappers, leftOut), listener);
  }

  private RestorePlan planOf(Class<?> receiver) {
    try {
      return RestorePlan.of(receiver, fields, opener);
    } catch (InvalidSettingException subclass) {
      // What was promised is the type's own fields; a call must not fail for those of a subclass.
      return ofType;
    }
  }

  /** Collects settings. Not safe for use by several threads. */
  public static final class Builder {

    private final Class<?> type;
    private Set<String> fields = Collections.emptySet();
    private int mostElements = DEFAULT_MOST_ELEMENTS;
    private FieldOpener opener = FieldOpener.REFLECTION;
    private RestoreListener listener = RestoreListener.NONE;

    private Builder(Class<?> type) {
      this.type = type;
    }

    /** Only these, of the type or inherited. */
    public Builder fields(String... names) {
      fields = new LinkedHashSet<>(Arrays.asList(names));
      return this;
    }

    /** How many elements of collections, maps and arrays are copied at most for one snapshot. */
    public Builder maxElements(int most) {
      mostElements = SettingCheck.count("restore.max-elements", most, 1, Integer.MAX_VALUE);
      return this;
    }

    /** Who is told what cannot be restored; nobody unless given. */
    public Builder listener(RestoreListener told) {
      listener = told;
      return this;
    }

    /** How fields are made accessible. */
    public Builder opener(FieldOpener by) {
      opener = by;
      return this;
    }

    /**
     * The restore.
     *
     * @throws InvalidSettingException when the class or a field of it cannot be restored
     */
    public Restore build() {
      return new Restore(this);
    }
  }
}
