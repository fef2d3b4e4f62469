package dev.faultline.capture.site;

/**
 * What a handler does with the exception that it caught, on any of its ways, as its bytecode has
 * it. Immutable.
 */
public final class HandlerUse {

  private final boolean reads;
  private final boolean logs;
  private final boolean rethrows;
  private final String wrapper;
  private final boolean mayComplete;

  private HandlerUse(Builder builder) {
    reads = builder.reads;
    logs = builder.logs;
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

  /** Whether it gives the exception, or a text made of it, to a logger or prints it. */
  public boolean logs() {
    return logs;
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

  /** Whether the exception disappears when it is not thrown again: nothing ever looks at it. */
  public boolean swallows() {
    return !reads && !logs;
  }

  /** Collects what a handler does; at the start it does nothing and completes. */
  public static final class Builder {

    private boolean reads;
    private boolean logs;
    private boolean rethrows;
    private String wrapper;
    private boolean mayComplete = true;

    private Builder() {}

    public Builder reads() {
      reads = true;
      return this;
    }

    public Builder logs() {
      logs = true;
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
