package dev.faultline.capture.site;

import java.util.Collections;

/** The entry of one exception handler of an in-app class. */
public final class CatchSite extends Site {

  private final HandlerUse use;

  CatchSite(int number, String className, String methodName, int line, HandlerUse use) {
    super(number, className, methodName, line, Collections.<String>emptyList());
    this.use = use;
  }

  @Override
  public String kind() {
    return "catch";
  }

  /** What the handler does with its exception. */
  public HandlerUse use() {
    return use;
  }
}
