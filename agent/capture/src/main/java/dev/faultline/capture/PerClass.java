package dev.faultline.capture;

/**
 * A value for each class of the application, kept as long as the class itself, so that its class
 * loader can go; and of which nothing is left after {@link #end}, so that ours can go. Thread-safe.
 */
public abstract class PerClass<T> {

  private final HeldValues values = new HeldValues();
  private final ClassValue<Object[]> holders =
      new ClassValue<Object[]>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return values.hold(make(type));
        }
      };

  /** Makes the value of a class; perhaps more than once. */
  protected abstract T make(Class<?> type);

  /** The value of a class; after {@link #end} one that nobody keeps. */
  @SuppressWarnings("unchecked") // holders have nothing but what make() returns
  public final T get(Class<?> type) {
    Object value = holders.get(type)[0];
    return value == null ? make(type) : (T) value;
  }

  /** Takes the values away from all classes. */
  public final void end() {
    values.end();
  }
}
