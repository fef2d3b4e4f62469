package dev.faultline.agent.jmx;

import dev.faultline.agent.command.RunningAgent;
import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Setting;
import dev.faultline.agent.status.StatusJson;
import dev.faultline.agent.status.StatusText;
import java.util.Collections;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/** The agent by JMX: its figures, its settings, and what the command line can do. Thread-safe. */
final class AgentBean implements DynamicMBean {

  private final RunningAgent agent;

  AgentBean(RunningAgent agent) {
    this.agent = agent;
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    Setting<?> setting = setting(name);
    if (setting != null) {
      return agent.settings().shown(setting);
    }
    Map<String, Object> figures = AgentBeanInfo.figures(agent.status());
    if (!figures.containsKey(name)) {
      throw new AttributeNotFoundException(name);
    }
    return figures.get(name);
  }

  @Override
  public void setAttribute(Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException {
    Setting<?> setting = setting(attribute.getName());
    if (setting == null) {
      throw new AttributeNotFoundException(attribute.getName());
    }
    if (!setting.changesWhileRunning()) {
      throw new InvalidAttributeValueException(
          setting.name() + " takes effect at the next start only");
    }
    try {
      agent.reconfigure(
          agent
              .sources()
              .with(
                  null,
                  Collections.singletonMap(setting.name(), String.valueOf(attribute.getValue()))));
    } catch (IllegalArgumentException faults) {
      throw new InvalidAttributeValueException(faults.getMessage());
    }
  }

  private static Setting<?> setting(String name) {
    for (Setting<?> setting : AgentSettings.all()) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    return null;
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    AttributeList list = new AttributeList();
    Map<String, Object> figures = AgentBeanInfo.figures(agent.status());
    for (String name : names) {
      Setting<?> setting = setting(name);
      if (setting != null) {
        list.add(new Attribute(name, agent.settings().shown(setting)));
      } else if (figures.containsKey(name)) {
        list.add(new Attribute(name, figures.get(name)));
      }
    }
    return list;
  }

  /** Sets what can be set; the result tells which, as JMX has it. */
  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    AttributeList set = new AttributeList();
    for (Attribute attribute : attributes.asList()) {
      try {
        setAttribute(attribute);
        set.add(attribute);
      } catch (AttributeNotFoundException | InvalidAttributeValueException refused) {
        // By the contract of this method it is left out of the result.
      }
    }
    return set;
  }

  @Override
  public Object invoke(String operation, Object[] parameters, String[] signature)
      throws MBeanException, ReflectionException {
    try {
      switch (operation) {
        case AgentBeanInfo.STATUS:
          return StatusText.of(agent.status());
        case AgentBeanInfo.STATUS_JSON:
          return StatusJson.of(agent.status());
        case AgentBeanInfo.FLUSH:
          return agent.flush((Long) parameters[0]);
        case AgentBeanInfo.RELOAD:
          return agent.reconfigure(agent.sources()).toString();
        case AgentBeanInfo.DETACH:
          return agent.detach();
        default:
          throw new ReflectionException(new NoSuchMethodException(operation));
      }
    } catch (IllegalArgumentException faults) {
      // Its message is all that a client without our classes needs.
      throw new MBeanException(new IllegalArgumentException(faults.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MBeanException(interrupted);
    }
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return AgentBeanInfo.of(agent.status());
  }
}
