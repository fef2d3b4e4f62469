package dev.faultline.capture.site;

import java.util.Collections;

/**
 * A {@code finally} block, where it runs because of an exception. It tells of those that are lost
 * because another one leaves it.
 */
public final class FinallySite extends Site {

  FinallySite(int number, String className, String methodName, int line) {
    super(number, className, methodName, line, Collections.<String>emptyList());
  }

  @Override
  public String kind() {
    return "finally";
  }
}
