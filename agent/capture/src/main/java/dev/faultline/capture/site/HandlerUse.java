package dev.faultline.capture.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a handler does with the exception that it caught, on any of its ways, as its bytecode has
 * it. Immutable.
 */
public final class HandlerUse {

  private final boolean reads;
  private final boolean readsToWrapAlone;
  private final List<String> loggers;
  private final boolean logsOnEveryWay;
  private final boolean logsText;
  private final boolean printsText;
  private final boolean rethrows;
  private final String wrapper;
  private final boolean mayComplete;

  private HandlerUse(Builder builder) {
    reads = builder.reads;
    readsToWrapAlone = builder.readsToWrapAlone;
    loggers =
        builder.loggers.isEmpty()
            ? Collections.<String>emptyList()
            : Collections.unmodifiableList(new ArrayList<>(builder.loggers));
    logsOnEveryWay = builder.logsOnEveryWay;
    logsText = builder.logsText;
    printsText = builder.printsText;
    rethrows = builder.rethrows;
    wrapper = builder.wrapper;
    mayComplete = builder.mayComplete;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether it asks the exception for anything, keeps it, returns it or passes it to a method. */
  public boolean reads() {
    return reads;
  }

  /**
   * Whether it does that on those ways alone on which it throws the exception wrapped, so that on
   * the others nothing looks at it.
   */
  public boolean readsToWrapAlone() {
    return readsToWrapAlone;
  }

  /**
   * Internal names of the classes whose methods it gives the exception itself to, to be logged or
   * printed. Whether any of them is called, and lets it through, the code does not tell.
   */
  public List<String> loggers() {
    return loggers;
  }

  /** Whether no way through the handler goes by those calls. */
  public boolean logsOnEveryWay() {
    return logsOnEveryWay;
  }

  /** Whether it gives a text made of the exception, its message mostly, to a logger. */
  public boolean logsText() {
    return logsText;
  }

  /** Whether it prints such a text. */
  public boolean printsText() {
    return printsText;
  }

  /** Whether it throws the very exception again. */
  public boolean rethrows() {
    return rethrows;
  }

  /**
   * Binary name of the type that the exception is thrown wrapped in; null when it is not. Where a
   * method makes the wrapper, this is what the method says it returns.
   */
  public String wrapper() {
    return wrapper;
  }

  /** Whether the method can go on or return after the handler, without throwing. */
  public boolean mayComplete() {
    return mayComplete;
  }

  /** Whether the exception goes on from it, itself or wrapped, on every way through it. */
  public boolean passesOn() {
    return !mayComplete && (rethrows || wrapper != null);
  }

  /** Whether the exception disappears when it is not thrown again: nothing ever looks at it. */
  public boolean swallows() {
    return !reads && !logsText && !printsText && loggers.isEmpty();
  }

  /** Collects what a handler does; at the start it does nothing and completes. */
  public static final class Builder {

    private boolean reads;
    private boolean readsToWrapAlone;
    private final List<String> loggers = new ArrayList<>(1);
    private boolean logsOnEveryWay;
    private boolean logsText;
    private boolean printsText;
    private boolean rethrows;
    private String wrapper;
    private boolean mayComplete = true;

    private Builder() {}

    public Builder reads() {
      reads = true;
      return this;
    }

    public Builder readsToWrapAlone(boolean alone) {
      readsToWrapAlone = alone;
      return this;
    }

    /**
     * @param logger internal name of the class that the call names
     */
    public Builder logs(String logger) {
      if (!loggers.contains(logger)) {
        loggers.add(logger);
      }
      return this;
    }

    public Builder logsOnEveryWay(boolean always) {
      logsOnEveryWay = always;
      return this;
    }

    public Builder logsText() {
      logsText = true;
      return this;
    }

    public Builder printsText() {
      printsText = true;
      return this;
    }

    public Builder rethrows() {
      rethrows = true;
      return this;
    }

    /**
     * @param type binary name; of several the first is kept
     */
    public Builder wraps(String type) {
      wrapper = wrapper == null ? type : wrapper;
      return this;
    }

    public Builder mayComplete(boolean mayComplete) {
      this.mayComplete = mayComplete;
      return this;
    }

    public HandlerUse build() {
      return new HandlerUse(this);
    }
  }
}
