package dev.faultline.capture.site;

import java.util.Collections;

/** The entry of one exception handler of an in-app class. */
public final class CatchSite extends Site {

  private final HandlerUse use;
  private final boolean end;
  private final boolean swallows;

  CatchSite(int number, String className, String methodName, int line, HandlerUse use) {
    super(number, className, methodName, line, Collections.<String>emptyList());
    this.use = use;
    this.end = !use.rethrows() && use.wrapper() == null;
    this.swallows = use.swallows();
  }

  @Override
  public String kind() {
    return "catch";
  }

  /** What the handler does with its exception. */
  public HandlerUse use() {
    return use;
  }

  /** Whether the handler itself does not throw the exception on, as it is or wrapped. */
  public boolean isEnd() {
    return end;
  }

  /** {@link HandlerUse#swallows}. */
  public boolean swallows() {
    return swallows;
  }
}
