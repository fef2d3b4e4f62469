package dev.faultline.client.spool;

/**
 * What became of the events that came into a spool, at one moment: {@code appended + foundWaiting =
 * settled + damaged + expired + waiting}. Immutable.
 */
public final class SpoolAccount {

  private final long appended;
  private final long found;
  private final long settled;
  private final long damaged;
  private final long expired;
  private final long refused;

  private SpoolAccount(
      long appended, long found, long settled, long damaged, long expired, long refused) {
    this.appended = appended;
    this.found = found;
    this.settled = settled;
    this.damaged = damaged;
    this.expired = expired;
    this.refused = refused;
  }

  static final SpoolAccount EMPTY = new SpoolAccount(0, 0, 0, 0, 0, 0);

  /** Of a spool that has not been used. */
  public static SpoolAccount empty() {
    return EMPTY;
  }

  /** Events that this process has written. */
  public long appended() {
    return appended;
  }

  /**
   * Events that other processes had left behind, before this one or beside it. Where a record is
   * damaged so that it cannot be told whether its events were settled, they count; of what is no
   * record at the end of a segment, one event when it cannot be told how many there were.
   */
  public long found() {
    return found;
  }

  /** Events that somebody has taken care of. */
  public long settled() {
    return settled;
  }

  /** Events that could not be read again. */
  public long damaged() {
    return damaged;
  }

  /** Events that became too old. */
  public long expired() {
    return expired;
  }

  /** Events that never came in, because the spool was full. */
  public long refused() {
    return refused;
  }

  /** Events that wait on disk. */
  public long waiting() {
    return appended + found - settled - damaged - expired;
  }

  SpoolAccount append(long events) {
    return new SpoolAccount(appended + events, found, settled, damaged, expired, refused);
  }

  SpoolAccount find(long events) {
    return new SpoolAccount(appended, found + events, settled, damaged, expired, refused);
  }

  SpoolAccount settle(long events) {
    return new SpoolAccount(appended, found, settled + events, damaged, expired, refused);
  }

  SpoolAccount damage(long events) {
    return new SpoolAccount(appended, found, settled, damaged + events, expired, refused);
  }

  SpoolAccount expire(long events) {
    return new SpoolAccount(appended, found, settled, damaged, expired + events, refused);
  }

  SpoolAccount refuse(long events) {
    return new SpoolAccount(appended, found, settled, damaged, expired, refused + events);
  }

  @Override
  public String toString() {
    return "appended "
        + appended
        + " + found "
        + found
        + " = settled "
        + settled
        + " + damaged "
        + damaged
        + " + expired "
        + expired
        + " + waiting "
        + waiting()
        + "; refused "
        + refused;
  }
}
