package dev.faultline.agent.jmx;

import dev.faultline.agent.command.RunningAgent;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** The agent's beans in the platform's MBean server. Thread-safe. */
public final class AgentRegistration {

  /** Name of the bean. */
  public static final String NAME = "dev.faultline:type=Agent";

  /** Name of the bean of the guards. */
  public static final String GUARDS = "dev.faultline:type=Guards";

  /** Name of the bean of durations. */
  public static final String DURATIONS = "dev.faultline:type=Durations";

  private static final String PLATFORM_BEAN = "java.lang:type=Runtime";

  private final MBeanServer server;

  private AgentRegistration(MBeanServer server) {
    this.server = server;
  }

  /**
   * Registers the beans with the platform's MBean server.
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
    register(new AgentBean(agent), new ObjectName(NAME), server);
    register(new GuardsBean(agent.guards()), new ObjectName(GUARDS), server);
    register(new DurationsBean(agent.metrics()), new ObjectName(DURATIONS), server);
    return new AgentRegistration(server);
  }

  private static void register(Object bean, ObjectName name, MBeanServer server)
      throws JMException {
    try {
      server.registerMBean(bean, name);
    } catch (InstanceAlreadyExistsException leftBehind) {
      server.unregisterMBean(name);
      server.registerMBean(bean, name);
    }
  }

  /** Takes the beans away again. */
  public void end() {
    end(NAME);
    end(GUARDS);
    end(DURATIONS);
  }

  private void end(String bean) {
    try {
      ObjectName name = new ObjectName(bean);
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException gone) {
      // By somebody else, which is all that was wanted.
    }
  }
}
