package dev.faultline.capture.story;

import java.util.function.Consumer;

/**
 * Has exceptions and their causes expand their stack traces, which they keep from then on. Asks
 * code of the JDK alone: classes that answer with code of their own are left out. Thread-safe.
 */
public final class StackTraceExpansion implements Consumer<Throwable> {

  private static final int MAX_CAUSES = 32;

  private final ExceptionClasses classes = new ExceptionClasses();

  @Override
  public void accept(Throwable throwable) {
    Throwable one = throwable;
    for (int i = 0; one != null && i < MAX_CAUSES; i++) {
      if (classes.answersByTheJdk(one, ThrowableQuestion.STACK_TRACE)) {
        one.getStackTrace();
      }
      one = classes.answersByTheJdk(one, ThrowableQuestion.CAUSE) ? one.getCause() : null;
    }
  }
}
