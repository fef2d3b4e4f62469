package dev.faultline.capture.site;

/** Is told how many exceptions were seen. */
public interface SeenExceptions {

  /**
   * Of one type, at one place.
   *
   * @param kind {@link Site#kind}
   * @param function class and method, joined by a dot
   * @param line source line, or -1
   * @param type binary name of the exceptions' class, or {@link SiteActivity#OTHER}
   * @param count 1 or more
   */
  void seen(String kind, String function, int line, String type, long count);
}
