package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.RunningProgram;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The agent as a client of JMX sees it, which has no class of the agent. */
class JmxIT {

  private static final String NAME = "dev.faultline:type=Agent";
  private static final String DURATIONS = "dev.faultline:type=Durations";

  @EveryJdk
  void figuresSettingsAndOperationsAreThere(Jdk jdk) throws Exception {
    ObjectName bean = new ObjectName(NAME);
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program =
            Workers.started(Workers.on(jdk).with(AgentOptions.sendingTo(backend.uri())));
        JMXConnector connector = connect(program)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      await("the bean").until(() -> server.isRegistered(bean));
      backend.awaitText("no amount of item");

      assertThat((Long) server.getAttribute(bean, "capture.exceptions_counted_at_sites"))
          .isPositive();
      await().until(() -> (Long) server.getAttribute(bean, "delivery.events_delivered") > 0);
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
        Object value = server.getAttribute(bean, attribute.getName());
        assertThat(value == null || value.getClass().getName().equals(attribute.getType()))
            .as(attribute.getName())
            .isTrue();
      }

      server.setAttribute(bean, new Attribute("faultline.snapshot.depth", "1"));
      assertThat(server.getAttribute(bean, "faultline.snapshot.depth")).isEqualTo("1");
      assertThat(program.err()).contains("settings: faultline.snapshot.depth: 3 -> 1");
      assertThatThrownBy(
              () -> server.setAttribute(bean, new Attribute("faultline.snapshot.depth", "deep")))
          .isInstanceOf(InvalidAttributeValueException.class)
          .hasMessageContaining("'deep' is not a whole number from 0 to 10");
      assertThatThrownBy(
              () -> server.setAttribute(bean, new Attribute("faultline.queue.capacity", "100")))
          .isInstanceOf(InvalidAttributeValueException.class)
          .hasMessageContaining("next start");

      assertThat((String) invoke(server, bean, "status")).contains("exceptions counted at sites");
      ObjectName guards = new ObjectName("dev.faultline:type=Guards");
      assertThat((String) invoke(server, guards, "list"))
          .isEqualTo("no class with a guarded method is loaded");
      assertThatThrownBy(
              () ->
                  server.invoke(
                      guards,
                      "open",
                      new Object[] {"payments"},
                      new String[] {String.class.getName()}))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasStackTraceContaining("no guard called 'payments' has a circuit breaker");
      assertThat(
              server.invoke(
                  bean, "flush", new Object[] {60_000L}, new String[] {long.class.getName()}))
          .isEqualTo(true);
      assertThat((String) invoke(server, bean, "detach")).contains("classes are what they were");
      assertThat(server.isRegistered(bean)).isFalse();
      assertThat(server.isRegistered(guards)).isFalse();
      assertThat(server.isRegistered(new ObjectName(DURATIONS))).isFalse();
      Workers.awaitRounds(program);
      assertThat(program.out()).doesNotContain("WRONG");
    }
  }

  @EveryJdk
  void durationsAreThereWithTheirPercentiles(Jdk jdk) throws Exception {
    ObjectName bean = new ObjectName(DURATIONS);
    AgentOptions agent =
        AgentOptions.bare()
            .setting("faultline.backends", "log")
            .setting("faultline.capture.methods", "com.acme..*.*(..)");
    try (RunningProgram program = Workers.started(Workers.on(jdk).with(agent));
        JMXConnector connector = connect(program)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      await("the bean").until(() -> server.isRegistered(bean));
      await().until(() -> durations(server, bean, "faultline.method.duration").length > 0);

      for (CompositeData one : durations(server, bean, "faultline.method.duration")) {
        assertThat((String) one.get("of")).startsWith("code.function.name=");
        assertThat((Long) one.get("count")).isPositive();
        double[] rising =
            Stream.of("min", "p50", "p90", "p95", "p99", "p999", "max")
                .mapToDouble(name -> (Double) one.get(name))
                .toArray();
        assertThat(rising).isSorted();
        assertThat((Double) one.get("max")).isPositive();
        assertThat((Double) one.get("mean")).isBetween(rising[0], rising[6]);
      }
      assertThat((String) invoke(server, bean, "list"))
          .contains("faultline.method.duration {code.function.name=")
          .contains("faultline.agent.cost {faultline.operation=weave}");
    }
  }

  private static CompositeData[] durations(
      MBeanServerConnection server, ObjectName bean, String metric) throws Exception {
    return Arrays.stream((CompositeData[]) server.getAttribute(bean, "All"))
        .filter(one -> one.get("metric").equals(metric))
        .toArray(CompositeData[]::new);
  }

  @EveryJdk
  void aProgramThatMayNotBeSeenIsNot(Jdk jdk) throws Exception {
    try (RunningProgram program =
            Workers.started(
                Workers.on(jdk).with(AgentOptions.bare().setting("faultline.jmx", "off")));
        JMXConnector connector = connect(program)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      Workers.awaitRounds(program);
      assertThat(Arrays.asList(server.getDomains()))
          .contains("java.lang")
          .doesNotContain("dev.faultline");
    }
  }

  private static Object invoke(MBeanServerConnection server, ObjectName bean, String operation)
      throws Exception {
    return server.invoke(bean, operation, new Object[0], new String[0]);
  }

  private static JMXConnector connect(RunningProgram program) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(program.pid()));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }
}
