package dev.faultline.resilience;

/** Is told, once, how code ended whose result came later. */
interface BodyEnd {

  /**
   * There is a result, or there will be none.
   *
   * @param failure null when there is a result
   */
  void bodyEnded(Object result, Throwable failure);
}
