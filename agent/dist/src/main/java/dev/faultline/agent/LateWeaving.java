package dev.faultline.agent;

/**
 * Looks now and then whether classes have come up that were being loaded when it was decided what
 * is woven into them. Used by the watching thread.
 */
final class LateWeaving implements Runnable {

  private final Weaving weaving;
  private final LoadedClassFilter others;

  /**
   * @param others chooses further classes that are to be woven, beside those of {@link Weaving}
   */
  LateWeaving(Weaving weaving, LoadedClassFilter others) {
    this.weaving = weaving;
    this.others = others;
  }

  @Override
  public void run() {
    weaving.weaveMissed(others);
  }
}
