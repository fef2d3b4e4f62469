package dev.faultline.guards.application;

import dev.faultline.resilience.refusal.RefusalMessages;
import dev.faultline.resilience.refusal.Refusals;
import java.lang.reflect.Constructor;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Fails calls with exceptions that the application knows: those of the standard where it has
 * declared the guard, those of {@code dev.faultline.api} where that is on its class path, else the
 * JDK's. Immutable.
 */
public final class ApplicationRefusals implements Refusals {

  private static final String STANDARD = "org.eclipse.microprofile.faulttolerance.exceptions.";
  private static final String OWN = "dev.faultline.api.";

  private final Constructor<?> circuitOpen;
  private final Constructor<?> rateLimited;
  private final Constructor<?> bulkheadFull;
  private final Constructor<?> timedOut;
  private final Constructor<?> resultRejected;

  private ApplicationRefusals(ApplicationClasses classes, boolean standard) {
    circuitOpen =
        find(
            classes,
            standard ? STANDARD + "CircuitBreakerOpenException" : null,
            OWN + "CircuitOpenException");
    rateLimited = find(classes, null, OWN + "RateLimitedException");
    bulkheadFull =
        find(
            classes,
            standard ? STANDARD + "BulkheadException" : null,
            OWN + "BulkheadFullException");
    timedOut =
        find(classes, standard ? STANDARD + "TimeoutException" : null, OWN + "TimedOutException");
    resultRejected = find(classes, null, OWN + "ResultRejectedException");
  }

  /**
   * Those of an application.
   *
   * @param standard whether the standard's come first
   */
  public static ApplicationRefusals of(ApplicationClasses classes, boolean standard) {
    return new ApplicationRefusals(classes, standard);
  }

  private static Constructor<?> find(ApplicationClasses classes, String first, String second) {
    Constructor<?> found = first == null ? null : find(classes, first);
    return found == null ? find(classes, second) : found;
  }

  private static Constructor<?> find(ApplicationClasses classes, String name) {
    Class<?> type = classes.findIfThere(name);
    try {
      return type != null && Throwable.class.isAssignableFrom(type)
          ? type.getConstructor(String.class)
          : null;
    } catch (NoSuchMethodException otherVersion) {
      return null;
    }
  }

  /** Null where the JDK's is to be made. */
  private static Throwable make(Constructor<?> constructor, String message) {
    if (constructor == null) {
      return null;
    }
    try {
      return (Throwable) constructor.newInstance(message);
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return null;
    }
  }

  private static Throwable rejected(Constructor<?> constructor, String message) {
    Throwable made = make(constructor, message);
    return made == null ? new RejectedExecutionException(message) : made;
  }

  @Override
  public Throwable circuitOpen(String guard, String breaker) {
    return rejected(circuitOpen, RefusalMessages.circuitOpen(guard, breaker));
  }

  @Override
  public Throwable rateLimited(String guard, long waitNanos) {
    return rejected(rateLimited, RefusalMessages.rateLimited(guard));
  }

  @Override
  public Throwable bulkheadFull(String guard, int limit) {
    return rejected(bulkheadFull, RefusalMessages.bulkheadFull(guard, limit));
  }

  @Override
  public Throwable timedOut(String guard, long limitNanos) {
    String message = RefusalMessages.timedOut(guard, limitNanos);
    Throwable made = make(timedOut, message);
    // The JDK's own is checked, which a method may not throw that does not say so.
    return made == null ? new CompletionException(message, new TimeoutException(message)) : made;
  }

  @Override
  public Throwable resultRejected(String guard, Object result) {
    String message = RefusalMessages.resultRejected(guard, result);
    Throwable made = make(resultRejected, message);
    return made == null ? new IllegalStateException(message) : made;
  }
}
