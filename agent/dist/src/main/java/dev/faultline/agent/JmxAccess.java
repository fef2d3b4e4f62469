package dev.faultline.agent;

import dev.faultline.agent.command.RunningAgent;
import dev.faultline.agent.jmx.AgentRegistration;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.loaded.AllLoadedClasses;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Offers the agent by JMX once the application, or somebody who looks at it, has set JMX up. The
 * agent must not do so itself: the application may choose its own {@code MBeanServerBuilder}. That
 * it is set up shows by a class which every MBean server needs.
 */
final class JmxAccess implements AgentPart, ClassFileTransformer, Runnable {

  private static final String DELEGATE = "javax/management/MBeanServerDelegate";

  private final RunningAgent agent;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private volatile boolean inUse;
  private AgentRegistration registration;

  JmxAccess(RunningAgent agent, Instrumentation instrumentation, AgentLog log) {
    this.agent = agent;
    this.instrumentation = instrumentation;
    this.log = log;
  }

  /**
   * Begins to look out for JMX.
   *
   * @param running whether the program runs already, and may have set it up before
   */
  void start(boolean running) {
    instrumentation.addTransformer(this, false);
    if (running) {
      for (Class<?> loaded : AllLoadedClasses.of(instrumentation)) {
        inUse |= loaded.getName().equals(DELEGATE.replace('/', '.'));
      }
    }
  }

  /** Notices the class; changes none. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null && DELEGATE.equals(className)) {
      inUse = true;
    }
    return null;
  }

  /** On the watching thread: the server is not there yet at the moment that the class loads. */
  @Override
  public synchronized void run() {
    if (!inUse || registration != null) {
      return;
    }
    registration = AgentRegistration.withPlatformServer(agent);
    if (registration != null) {
      instrumentation.removeTransformer(this);
      log.debug("registered with JMX as " + AgentRegistration.NAME);
    }
  }

  @Override
  public synchronized void detach() {
    inUse = false;
    instrumentation.removeTransformer(this);
    if (registration != null) {
      registration.end();
      registration = null;
    }
  }
}
