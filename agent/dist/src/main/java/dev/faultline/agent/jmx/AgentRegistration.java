package dev.faultline.agent.jmx;

import dev.faultline.agent.command.RunningAgent;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** The agent's bean in the platform's MBean server. Thread-safe. */
public final class AgentRegistration {

  /** Name of the bean. */
  public static final String NAME = "dev.faultline:type=Agent";

  private static final String PLATFORM_BEAN = "java.lang:type=Runtime";

  private final MBeanServer server;
  private final ObjectName name;

  private AgentRegistration(MBeanServer server, ObjectName name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Registers the bean with the platform's MBean server.
   *
   * @return null when there is no such server yet; none is made
   */
  public static AgentRegistration withPlatformServer(RunningAgent agent) {
    try {
      ObjectName platformBean = new ObjectName(PLATFORM_BEAN);
      for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
        if (server.isRegistered(platformBean)) {
          return register(agent, server);
        }
      }
      return null;
    } catch (JMException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static AgentRegistration register(RunningAgent agent, MBeanServer server)
      throws JMException {
    ObjectName name = new ObjectName(NAME);
    AgentBean bean = new AgentBean(agent);
    try {
      server.registerMBean(bean, name);
    } catch (InstanceAlreadyExistsException leftBehind) {
      server.unregisterMBean(name);
      server.registerMBean(bean, name);
    }
    return new AgentRegistration(server, name);
  }

  /** Takes the bean away again. */
  public void end() {
    try {
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException gone) {
      // By somebody else, which is all that was wanted.
    }
  }
}
