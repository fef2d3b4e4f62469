package dev.faultline.bootstrap;

/**
 * Admissions of guarded calls whose end could not be told, because their threads were out of stack
 * or memory: they wait for a thread that has some, and gives back what they hold.
 *
 * <p>A thread that cannot call anything any more can still write: so one puts an admission into a
 * slot of {@link GuardProbe#LOST} and sets {@link GuardProbe#anyLost}, with no method in between;
 * guarded methods do so themselves when not even {@link GuardProbe} can be called. Two that do so
 * in the same nanosecond may hit the same slot, of which each number has eight, by the time at
 * which the attempt began; then one of the two stays lost.
 *
 * <p>To be emptied by one thread at a time.
 */
public final class LostAdmissions {

  /** The last slot; all bits that a slot's number can have. */
  public static final int LAST = (1 << 14) - 1;

  private LostAdmissions() {}

  /** Says that all slots are going to be looked at. */
  public static void begin() {
    GuardProbe.anyLost = false;
  }

  /**
   * Empties a slot.
   *
   * @return null when there is nothing in it
   */
  public static Object take(int slot) {
    Object there = GuardProbe.LOST[slot];
    if (there != null) {
      GuardProbe.LOST[slot] = null;
    }
    return there;
  }

  /** Puts back what could not be given back yet. */
  public static void putBack(int slot, Object admission) {
    GuardProbe.LOST[slot] = admission;
    GuardProbe.anyLost = true;
  }
}
