package dev.faultline.capture.story;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which exception classes answer with code of their own, and which of those did not return.
 * Thread-safe.
 *
 * <p>What is kept for a class is of the JDK's own types, so that it keeps neither the class nor the
 * agent alive.
 */
final class ExceptionClasses {

  /**
   * So often a class may answer too late, as when the machine is overloaded, and is asked again.
   */
  private static final int LATE_ANSWERS = 3;

  /** Added while an answer is awaited that nobody waits for any more. */
  private static final int OUTSTANDING = 1 << 16;

  private static final int QUESTIONS = ThrowableQuestion.values().length;

  private static final AtomicIntegerArray PLAIN = new AtomicIntegerArray(0);

  /** Of those modules of the JDK that are not in the bootstrap class loader. */
  private static final ClassLoader PLATFORM = ExceptionClasses.class.getClassLoader().getParent();

  private final PrivateLookups lookups = new PrivateLookups();

  private final ClassValue<AtomicIntegerArray> late =
      new ClassValue<AtomicIntegerArray>() {
        @Override
        protected AtomicIntegerArray computeValue(Class<?> type) {
          return isOfTheJdk(type) ? PLAIN : answers(type);
        }
      };

  /** Whether none of its answers is the application's own code. */
  boolean isPlain(Throwable throwable) {
    return late.get(throwable.getClass()) == PLAIN;
  }

  /** Whether this answer is the JDK's code, on whatever thread. */
  boolean answersByTheJdk(Throwable throwable, ThrowableQuestion question) {
    AtomicIntegerArray answers = late.get(throwable.getClass());
    return answers == PLAIN || answers.get(QUESTIONS + question.ordinal()) == 0;
  }

  /** Whether it is worth asking: it has always returned, or late but not too often. */
  boolean mayAsk(Throwable throwable, ThrowableQuestion question) {
    return late.get(throwable.getClass()).get(question.ordinal()) < LATE_ANSWERS;
  }

  /** Notes that it has not returned in time; {@link #answeredLate} follows if it does after all. */
  void givenUp(Throwable throwable, ThrowableQuestion question) {
    late.get(throwable.getClass()).addAndGet(question.ordinal(), OUTSTANDING + 1);
  }

  /** Notes that it has returned, too late. */
  void answeredLate(Throwable throwable, ThrowableQuestion question) {
    late.get(throwable.getClass()).addAndGet(question.ordinal(), -OUTSTANDING);
  }

  /** How often each was late, then for each 1 if it is the application's own code. */
  private AtomicIntegerArray answers(Class<?> type) {
    AtomicIntegerArray answers = new AtomicIntegerArray(2 * QUESTIONS);
    boolean plain = true;
    for (ThrowableQuestion question : ThrowableQuestion.values()) {
      if (!isOfTheJdk(declaring(type, question))) {
        answers.set(QUESTIONS + question.ordinal(), 1);
        plain = false;
      }
    }
    return plain ? PLAIN : answers;
  }

  /**
   * The class whose method would answer. Not found by {@code Class.getMethod}, which loads the
   * types that all other methods of the class name. When it cannot be told, as of a class in a
   * module that is closed, it is taken for the class itself.
   */
  private Class<?> declaring(Class<?> type, ThrowableQuestion question) {
    try {
      MethodType signature = MethodType.methodType(question.answer());
      MethodHandles.Lookup lookup = lookups.in(type);
      return lookup
          .revealDirect(lookup.findVirtual(type, question.method(), signature))
          .getDeclaringClass();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException notTold) {
      return type;
    }
  }

  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == PLATFORM || type.getName().startsWith("java.");
  }
}
