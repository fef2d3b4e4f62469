package dev.faultline.capture.site;

import java.util.List;

/**
 * A method, or a part of one, that tells of every exception that leaves it, wherever that comes
 * from. Its line is that of the method's beginning.
 */
public final class ExitSite extends Site {

  private final boolean tellsEntry;

  ExitSite(
      int number,
      String className,
      String methodName,
      int line,
      List<String> variableNames,
      boolean tellsEntry) {
    super(number, className, methodName, line, variableNames);
    this.tellsEntry = tellsEntry;
  }

  /**
   * Whether its values are the receiver and the arguments as at the method's entry, which the
   * method may have assigned to since; else those of the place that the exception came from.
   */
  public boolean tellsEntry() {
    return tellsEntry;
  }

  @Override
  public String kind() {
    return "exit";
  }
}
