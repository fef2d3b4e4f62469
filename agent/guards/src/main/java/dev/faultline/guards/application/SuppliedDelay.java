package dev.faultline.guards.application;

import dev.faultline.resilience.retry.delay.DelaySupplier;
import dev.faultline.resilience.setting.SettingCheck;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks an object of the application's how long to wait. Thread-safe. */
public final class SuppliedDelay implements DelaySupplier {

  private static final String INTERFACE = "dev.faultline.annotation.DelaySupplier";

  private final Object supplier;
  private final Method delay;

  /**
   * @param supplier implements the interface of our annotations
   */
  public SuppliedDelay(Object supplier) {
    this.supplier = supplier;
    this.delay =
        ApplicationClasses.method("retry.delay-from", supplier.getClass(), INTERFACE, "delay");
  }

  @Override
  public long nanos(Object result, Throwable failure) {
    try {
      Duration asked = (Duration) delay.invoke(supplier, result, failure);
      return asked == null || asked.isNegative() ? NONE : nanos(asked);
    } catch (InvocationTargetException failed) {
      throw SuppliedDelay.<RuntimeException>as(failed.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A longer time than anybody waits is as good as the longest, and can be reckoned with. */
  private static long nanos(Duration asked) {
    long longest = SettingCheck.LONGEST_NANOS;
    return asked.getSeconds() < TimeUnit.NANOSECONDS.toSeconds(longest) ? asked.toNanos() : longest;
  }

  /** Throws what it is given, whatever the compiler takes it for. */
  @SuppressWarnings("unchecked") // the type is for the compiler alone
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
