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
  private final long tornTails;

  private SpoolAccount(
      long appended,
      long found,
      long settled,
      long damaged,
      long expired,
      long refused,
      long tornTails) {
    this.appended = appended;
    this.found = found;
    this.settled = settled;
    this.damaged = damaged;
    this.expired = expired;
    this.refused = refused;
    this.tornTails = tornTails;
  }

  static final SpoolAccount EMPTY = new SpoolAccount(0, 0, 0, 0, 0, 0, 0);

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
   * damaged so that it cannot be told whether its events were settled, they count.
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

  /** Segments whose last record was begun and not ended, so that nobody ever counted on it. */
  public long tornTails() {
    return tornTails;
  }

  /** Events that wait on disk. */
  public long waiting() {
    return appended + found - settled - damaged - expired;
  }

  SpoolAccount append(long events) {
    return new SpoolAccount(
        appended + events, found, settled, damaged, expired, refused, tornTails);
  }

  SpoolAccount find(long events, boolean torn) {
    return new SpoolAccount(
        appended, found + events, settled, damaged, expired, refused, tornTails + (torn ? 1 : 0));
  }

  SpoolAccount settle(long events) {
    return new SpoolAccount(
        appended, found, settled + events, damaged, expired, refused, tornTails);
  }

  SpoolAccount damage(long events) {
    return new SpoolAccount(
        appended, found, settled, damaged + events, expired, refused, tornTails);
  }

  SpoolAccount expire(long events) {
    return new SpoolAccount(
        appended, found, settled, damaged, expired + events, refused, tornTails);
  }

  SpoolAccount refuse(long events) {
    return new SpoolAccount(
        appended, found, settled, damaged, expired, refused + events, tornTails);
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
        + refused
        + ", torn tails "
        + tornTails;
  }
}
