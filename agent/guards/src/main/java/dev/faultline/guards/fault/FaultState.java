package dev.faultline.guards.fault;

/** A fault that is set, as it is at the moment. Immutable. */
public final class FaultState {

  private final String name;
  private final long injected;
  private final boolean over;

  FaultState(String name, long injected, boolean over) {
    this.name = name;
    this.injected = injected;
    this.over = over;
  }

  /** What properties call it by. */
  public String name() {
    return name;
  }

  /** How many calls it has struck since it was set. */
  public long injected() {
    return injected;
  }

  /** Whether its time is over, so that it strikes no more. */
  public boolean isOver() {
    return over;
  }
}
