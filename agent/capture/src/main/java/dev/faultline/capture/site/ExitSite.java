package dev.faultline.capture.site;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A method, or a part of one, that tells of every exception that leaves it, wherever that comes
 * from. Its line is that of the method's beginning.
 */
public final class ExitSite extends Site {

  private final boolean tellsEntry;
  private final LongAdder told = new LongAdder();

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

  /** Counts an exception of which this site has told the agent's thread. */
  public void countTold() {
    told.increment();
  }

  /**
   * How many exceptions have come by of which there was nothing to tell; 0 for a method's entry,
   * whose site stays whatever comes by.
   */
  long idle() {
    return tellsEntry ? 0 : activity().seen() - told.sum();
  }

  @Override
  public String kind() {
    return "exit";
  }
}
