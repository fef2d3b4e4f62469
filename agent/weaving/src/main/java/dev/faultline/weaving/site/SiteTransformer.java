package dev.faultline.weaving.site;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.inapp.InAppClasses;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Weaves in-app classes while they load. Runs on the application's threads inside class loading: it
 * takes no lock, and a class that cannot be woven loads as it is.
 */
public final class SiteTransformer implements ClassFileTransformer {

  private static final int FAILURES_LOGGED = 10;

  private final InAppClasses inApp;
  private final SiteWeaver weaver;
  private final ClassLoader agentLoader = SiteTransformer.class.getClassLoader();
  private final AgentLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicInteger leftAlone = new AtomicInteger();

  public SiteTransformer(InAppClasses inApp, SiteWeaver weaver, AgentLog log) {
    this.inApp = inApp;
    this.weaver = weaver;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (className == null || loader == null || loader == agentLoader) {
      return null;
    }
    try {
      if (!inApp.covers(className, domain)) {
        return null;
      }
      byte[] result = weaver.weave(classFile);
      if (result != null) {
        woven.incrementAndGet();
      }
      return result;
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      if (leftAlone.incrementAndGet() <= FAILURES_LOGGED) {
        log.warn(className.replace('/', '.') + " was left as it is: " + failure);
      }
      return null;
    }
  }

  /** How many classes have been woven. */
  public int woven() {
    return woven.get();
  }

  /** How many in-app classes could not be woven. */
  public int leftAlone() {
    return leftAlone.get();
  }
}
