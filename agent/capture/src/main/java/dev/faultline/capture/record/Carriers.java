package dev.faultline.capture.record;

import dev.faultline.capture.snapshot.ThrowableFields;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedActionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Exceptions of the JDK that carry another one across a reflective call or a future, and say
 * nothing themselves. What is caught in one of them is, to whoever looks for it, the one that is
 * carried. One that the user's own code has thrown is its author's exception like any other.
 * Thread-safe, takes no lock.
 */
final class Carriers {

  /** A carrier may carry another: a future of a reflective call. */
  private static final int MAX_NESTED = 8;

  /**
   * Those that have the cause in a field of their own, in some versions of Java, unsynchronized.
   */
  private static final Class<?>[] HOLDERS = {
    InvocationTargetException.class,
    UndeclaredThrowableException.class,
    PrivilegedActionException.class
  };

  /**
   * A preview of Java 25; by name, so that no class is loaded that the application does without.
   */
  private static final String OF_SCOPES =
      "java.util.concurrent.StructuredTaskScope$FailedException";

  private final ThrowableFields fields;
  private final AuthoredCarriers authored = new AuthoredCarriers();
  private final boolean[] hold = new boolean[HOLDERS.length];

  Carriers(ThrowableFields fields) {
    this.fields = fields;
    for (int i = 0; i < HOLDERS.length; i++) {
      hold[i] = answersItself(HOLDERS[i]);
    }
  }

  private static boolean answersItself(Class<?> type) {
    try {
      type.getDeclaredMethod("getCause");
      return true;
    } catch (NoSuchMethodException inherited) {
      return false;
    } catch (SecurityException refused) {
      return false;
    }
  }

  /** Notes that a throw statement of the user's code throws this, and not again. */
  void authored(Throwable thrown) {
    if (isCarrier(thrown.getClass())) {
      authored.add(thrown);
    }
  }

  /**
   * The exception that is carried, or the given one when it is no carrier or is empty. Of the
   * application's code nothing is called: only these very classes count, not classes below them.
   */
  Throwable carriedBy(Throwable throwable) {
    Throwable carried = throwable;
    for (int i = 0; i < MAX_NESTED && carries(carried); i++) {
      Throwable cause = cause(carried);
      if (cause == null) {
        break;
      }
      carried = cause;
    }
    return carried;
  }

  private Throwable cause(Throwable carrier) {
    for (int i = 0; i < HOLDERS.length; i++) {
      if (carrier.getClass() == HOLDERS[i] && hold[i]) {
        return carrier.getCause();
      }
    }
    return fields.cause(carrier);
  }

  private boolean carries(Throwable throwable) {
    return isCarrier(throwable.getClass()) && !authored.contains(throwable);
  }

  /** Whether exceptions of this type carry another one. */
  static boolean isCarrier(Class<?> type) {
    return type == ExecutionException.class
        || type == CompletionException.class
        || type == InvocationTargetException.class
        || type == UndeclaredThrowableException.class
        || type == PrivilegedActionException.class
        || OF_SCOPES.equals(type.getName());
  }
}
