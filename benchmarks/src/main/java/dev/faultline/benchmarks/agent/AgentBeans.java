package dev.faultline.benchmarks.agent;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the agent in this JVM tells, and can be told, by JMX. Thread-safe. */
public final class AgentBeans {
  /** It looks for JMX once in a while. */
  private static final long PATIENCE_MILLIS = 20_000;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName agent = name("Agent");
  private final ObjectName durations = name("Durations");

  /** Sets JMX up, which the agent looks for once in a while, so that nobody waits for it later. */
  public static void prepare() {
    ManagementFactory.getPlatformMBeanServer();
  }

  /**
   * Waits until it is there.
   *
   * @throws IllegalStateException when it is not
   */
  public AgentBeans() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!server.isRegistered(durations)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the agent is not attached");
      }
      Thread.sleep(10);
    }
  }

  /**
   * Those of the agent that a benchmark was started with.
   *
   * @return null when it was started without: else it has a setting of that name
   */
  public static AgentBeans ofBenchmark() throws InterruptedException {
    return System.getProperty("faultline.backends") == null ? null : new AgentBeans();
  }

  /**
   * How many durations it has kept, ever.
   *
   * @param of part of the histograms' attributes
   */
  public long durations(String of) {
    try {
      long count = 0;
      for (CompositeData one : (CompositeData[]) server.getAttribute(durations, "All")) {
        if (one.get("of").toString().contains(of)) {
          count += (Long) one.get("count");
        }
      }
      return count;
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A figure of its status.
   *
   * @param name as an attribute, such as {@code capture.sites}
   */
  public long figure(String name) {
    return ((Number) value(name)).longValue();
  }

  /**
   * A text of its status.
   *
   * @param name as an attribute, such as {@code overhead.detail}
   */
  public String text(String name) {
    return value(name).toString();
  }

  private Object value(String name) {
    try {
      return server.getAttribute(agent, name);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has it send what waits.
   *
   * @throws IllegalStateException when that takes too long
   */
  public void flush() {
    try {
      server.invoke(
          agent, "flush", new Object[] {PATIENCE_MILLIS}, new String[] {long.class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectName name(String type) {
    try {
      return new ObjectName("dev.faultline:type=" + type);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
