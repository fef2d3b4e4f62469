package dev.faultline.agent.jmx;

/** How long things took, by JMX. */
public interface DurationsMXBean {

  /** All that is measured, as it is at this moment. */
  DurationFigures[] getAll();

  /** The same in a table for people. */
  String list();
}
