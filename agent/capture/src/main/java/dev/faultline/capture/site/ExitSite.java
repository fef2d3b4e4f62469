package dev.faultline.capture.site;

import java.util.List;

/**
 * A method, or a part of one, that tells of every exception that leaves it, wherever that comes
 * from. Its line is that of the method's beginning.
 */
public final class ExitSite extends Site {

  ExitSite(int number, String className, String methodName, int line, List<String> variableNames) {
    super(number, className, methodName, line, variableNames);
  }

  @Override
  public String kind() {
    return "exit";
  }
}
