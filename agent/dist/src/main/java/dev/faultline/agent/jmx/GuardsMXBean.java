package dev.faultline.agent.jmx;

/** What JMX can do with guards. */
public interface GuardsMXBean {

  /** The guards that have been called, with states and figures, for people. */
  String list();

  /** Refuses calls until the breaker is closed or reset; returns what was done. */
  String open(String name);

  /** Lets calls through, however they end, until it is opened or reset. */
  String close(String name);

  /** Closes it, and has it go by itself again. */
  String reset(String name);

  /**
   * What is wrong with the guards that a class declares, for the application that the calling
   * thread's context class loader is of; empty for nothing.
   */
  String[] check(String className);
}
