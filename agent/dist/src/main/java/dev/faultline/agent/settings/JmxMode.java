package dev.faultline.agent.settings;

/** Whether the agent is offered by JMX. */
public enum JmxMode {
  /** When the application, or somebody who looks at it, has set JMX up. */
  AUTO,
  OFF
}
