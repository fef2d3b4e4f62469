package dev.faultline.client.delivery;

/**
 * Which absences of a backend, or of the disk, people are told of: the first when it begins and
 * when it is over. One that follows within ten minutes is told when it still goes on after that
 * time, and else, with all others that were not told, when the backend is back then: one that comes
 * and goes fills no log, and whoever was told that it is away is told that it is back. Used by one
 * thread.
 */
final class Absences {
  private static final String SUBJECT = "absence";

  private final Reminder reminder = new Reminder();
  private boolean away;
  private boolean told;
  private long count;

  /**
   * An attempt failed.
   *
   * @return whether people are to be told that the backend is away
   */
  boolean failed(long nowNanos) {
    boolean goesOn = away;
    if (!goesOn) {
      away = true;
      count++;
    }
    boolean first = count == 1;
    if (told || !(first || goesOn) || !reminder.isDue(SUBJECT, nowNanos)) {
      return false;
    }
    told = true;
    return true;
  }

  /**
   * The backend answered.
   *
   * @return whether people are to be told that it is back; {@link #takeCount} then begins again
   */
  boolean answered(long nowNanos) {
    if (!away) {
      return false;
    }
    away = false;
    if (!told && !reminder.isDue(SUBJECT, nowNanos)) {
      return false;
    }
    told = false;
    reminder.said(SUBJECT, nowNanos);
    return true;
  }

  /** How many there were, one that goes on among them, since people were told that it is back. */
  long count() {
    return count;
  }

  /** As {@link #count}, from which it counts anew. */
  long takeCount() {
    long taken = count;
    count = 0;
    return taken;
  }
}
