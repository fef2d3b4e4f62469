package dev.faultline.client.backend;

/**
 * Where the client tells people what happens to it. Called seldom, on the export thread; must not
 * block for long and is expected not to throw.
 */
public interface ClientLog {
  /** Something worth knowing, in one line. */
  void info(String message);

  /**
   * Something that people may have to mend, or that it has become well again: whoever is told the
   * one is told the other. In one line.
   */
  void warn(String message);
}
