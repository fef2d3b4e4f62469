package dev.faultline.sample.traffic;

/**
 * In which order requests are made, the same every time: at first every third one fails, until each
 * failure was seen once; from then on every twentieth.
 */
final class Mix {
  private static final int EVERY_AT_FIRST = 3;
  private static final int EVERY_LATER = 20;

  private int requests;
  private int failed;
  private int succeeded;

  Scenario next() {
    boolean allSeen = failed >= Scenarios.failing().size();
    int every = allSeen ? EVERY_LATER : EVERY_AT_FIRST;
    requests++;
    if (requests % every == 0) {
      return Scenarios.failing().get(failed++ % Scenarios.failing().size());
    }
    return Scenarios.succeeding().get(succeeded++ % Scenarios.succeeding().size());
  }
}
