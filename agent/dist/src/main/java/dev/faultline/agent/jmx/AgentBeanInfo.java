package dev.faultline.agent.jmx;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Setting;
import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;

/** What the agent's bean offers: each figure of the status, each setting, and operations. */
final class AgentBeanInfo {

  static final String STATUS = "status";
  static final String STATUS_JSON = "statusJson";
  static final String FLUSH = "flush";
  static final String RELOAD = "reload";
  static final String DETACH = "detach";

  private static final String TEXT = String.class.getName();

  private AgentBeanInfo() {}

  /** The figures by attribute name, such as {@code delivery.delivered}. */
  static Map<String, Object> figures(Status status) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (StatusSection section : status.sections()) {
      if (section.name().equals(Status.SETTINGS)) {
        continue;
      }
      for (Map.Entry<String, Object> figure : section.figures().entrySet()) {
        Object value = figure.getValue();
        figures.put(
            (section.name() + '.' + figure.getKey()).replace(' ', '_'),
            value instanceof List ? ((List<?>) value).toArray(new String[0]) : value);
      }
    }
    return figures;
  }

  static MBeanInfo of(Status status) {
    List<MBeanAttributeInfo> attributes = new ArrayList<>();
    for (Map.Entry<String, Object> figure : figures(status).entrySet()) {
      String type = figure.getValue() == null ? TEXT : figure.getValue().getClass().getName();
      attributes.add(
          new MBeanAttributeInfo(figure.getKey(), type, "Figure of the agent", true, false, false));
    }
    for (Setting<?> setting : AgentSettings.all()) {
      attributes.add(
          new MBeanAttributeInfo(
              setting.name(),
              TEXT,
              setting.changesWhileRunning()
                  ? "Setting in force"
                  : "Setting in force; changes at the next start",
              true,
              setting.changesWhileRunning(),
              false));
    }
    return new MBeanInfo(
        AgentBean.class.getName(),
        "The Faultline agent of this JVM",
        attributes.toArray(new MBeanAttributeInfo[0]),
        null,
        operations(),
        null);
  }

  private static MBeanOperationInfo[] operations() {
    return new MBeanOperationInfo[] {
      operation(STATUS, "Everything the agent tells of itself, for people", TEXT),
      operation(STATUS_JSON, "The same for programs", TEXT),
      new MBeanOperationInfo(
          FLUSH,
          "Sends what waits; false when the time was not enough",
          new MBeanParameterInfo[] {
            new MBeanParameterInfo("timeoutMillis", "long", "How long to wait for it")
          },
          "boolean",
          MBeanOperationInfo.ACTION),
      operation(RELOAD, "Reads the settings file again", TEXT),
      operation(DETACH, "Ends the agent", TEXT)
    };
  }

  private static MBeanOperationInfo operation(String name, String description, String result) {
    return new MBeanOperationInfo(
        name, description, new MBeanParameterInfo[0], result, MBeanOperationInfo.ACTION);
  }
}
