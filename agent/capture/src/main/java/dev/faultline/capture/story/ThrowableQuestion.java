package dev.faultline.capture.story;

/** What a throwable is asked about itself, by methods that its class may override. */
enum ThrowableQuestion {
  MESSAGE("getMessage", String.class) {
    @Override
    Object ask(Throwable throwable) {
      return throwable.getMessage();
    }
  },
  CAUSE("getCause", Throwable.class) {
    @Override
    Object ask(Throwable throwable) {
      return throwable.getCause();
    }
  },
  STACK_TRACE("getStackTrace", StackTraceElement[].class) {
    @Override
    Object ask(Throwable throwable) {
      return throwable.getStackTrace();
    }
  },
  /** Final, but it takes the throwable's monitor, which a method of its own may never give back. */
  SUPPRESSED("getSuppressed", Throwable[].class) {
    @Override
    Object ask(Throwable throwable) {
      return throwable.getSuppressed();
    }
  };

  private final String method;
  private final Class<?> answer;

  ThrowableQuestion(String method, Class<?> answer) {
    this.method = method;
    this.answer = answer;
  }

  /** Name of the method. */
  String method() {
    return method;
  }

  /** What the method returns. */
  Class<?> answer() {
    return answer;
  }

  /** Asks on the calling thread. May throw anything, return null, or never return. */
  abstract Object ask(Throwable throwable);
}
