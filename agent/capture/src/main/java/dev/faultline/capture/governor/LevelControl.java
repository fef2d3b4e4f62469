package dev.faultline.capture.governor;

/**
 * Decides the level from how the allowance stands at each look: one step to less detail at each
 * look that finds it exhausted, one step back after a calm time. A step back that proves too early
 * doubles the calm that the next one needs. Used by the governor's thread alone.
 */
final class LevelControl {

  static final int FIRST_CALM_LOOKS = 8;
  static final int MOST_CALM_LOOKS = 240;

  /** For so many looks a step to less detail is blamed on the step back before it. */
  static final int PROBATION_LOOKS = 120;

  private DetailLevel level = DetailLevel.FULL;
  private int calmLooks;
  private int calmNeeded = FIRST_CALM_LOOKS;
  private int looksSinceReturn = PROBATION_LOOKS;

  /**
   * @param tooMuch whether more was used, or asked for, than the allowance had
   * @param recovered whether half of it is there, and little enough was used that more may be
   * @return the level that holds from now on
   */
  DetailLevel look(boolean tooMuch, boolean recovered) {
    looksSinceReturn = Math.min(looksSinceReturn + 1, PROBATION_LOOKS);
    if (tooMuch) {
      stepDown();
    } else if (level != DetailLevel.FULL && recovered) {
      if (++calmLooks >= calmNeeded) {
        level = level.more();
        calmLooks = 0;
        looksSinceReturn = 0;
      }
    } else {
      calmLooks = 0;
    }
    if (level == DetailLevel.FULL && looksSinceReturn == PROBATION_LOOKS) {
      calmNeeded = FIRST_CALM_LOOKS;
    }
    return level;
  }

  private void stepDown() {
    if (looksSinceReturn < PROBATION_LOOKS) {
      calmNeeded = Math.min(2 * calmNeeded, MOST_CALM_LOOKS);
      // One return is to blame once, however many steps it takes back.
      looksSinceReturn = PROBATION_LOOKS;
    }
    level = level.less();
    calmLooks = 0;
  }

  DetailLevel level() {
    return level;
  }
}
