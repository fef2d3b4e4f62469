package dev.faultline.agent.settings;

/** What is wrong with one setting, where it stands, and how to mend it. Immutable. */
public final class SettingProblem {

  private final String fault;
  private final String warning;
  private final boolean mendable;
  private final boolean lacksOthers;

  SettingProblem(String fault, String warning, boolean mendable) {
    this(fault, warning, mendable, false);
  }

  SettingProblem(String fault, String warning, boolean mendable, boolean lacksOthers) {
    this.lacksOthers = lacksOthers;
    this.fault = printable(fault);
    this.warning = printable(warning);
    this.mendable = mendable;
  }

  /** What is no settings file may hold anything, and a terminal obey it. */
  private static String printable(String text) {
    StringBuilder printable = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && Character.isISOControl(c)) {
        printable = printable == null ? new StringBuilder(text) : printable;
        printable.setCharAt(i, '\ufffd');
      }
    }
    return printable == null ? text : printable.toString();
  }

  /**
   * Where it stands, what is wrong, and the mend, in one line; in further ones, the place inside a
   * long value.
   */
  public String fault() {
    return fault;
  }

  /** The same with what an agent that starts does about it. */
  public String warning() {
    return warning;
  }

  /** Whether it can be mended while the JVM runs, unlike a system property of its start. */
  public boolean isMendable() {
    return mendable;
  }

  /** Whether it is gone as soon as other settings say more, which may stand elsewhere. */
  public boolean lacksOthers() {
    return lacksOthers;
  }

  @Override
  public String toString() {
    return fault;
  }
}
