package dev.faultline.weaving.site;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.code.ClassFileName;
import dev.faultline.weaving.inapp.InAppClasses;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Weaves in-app classes while they load. Runs on the application's threads inside class loading: it
 * takes no lock, and a class that cannot be woven loads as it is.
 */
public final class SiteTransformer implements ClassFileTransformer {

  /** Beyond this the log tells at debug level only. */
  private static final int FAILURES_LOGGED = 10;

  private final InAppClasses inApp;
  private final SiteWeaver weaver;
  private final ClassLoader agentLoader = SiteTransformer.class.getClassLoader();
  private final AgentLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicInteger leftAlone = new AtomicInteger();
  private final AtomicInteger methodsLeftAlone = new AtomicInteger();

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
    String name =
        loader == null || loader == agentLoader ? null : ClassFileName.of(className, classFile);
    if (name == null) {
      return null;
    }
    try {
      if (!inApp.covers(name, domain)) {
        return null;
      }
      WovenClass result = weaver.weave(loader, classFile);
      if (result.classFile() != null) {
        woven.incrementAndGet();
      }
      tell(result.reduced());
      return result.classFile();
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      String line = name.replace('/', '.') + " was left as it is: " + failure;
      if (leftAlone.incrementAndGet() <= FAILURES_LOGGED) {
        log.warn(line);
      } else {
        log.debug(line);
      }
      return null;
    }
  }

  private void tell(List<ReducedMethod> methods) {
    for (ReducedMethod method : methods) {
      if (method.isLeftAlone() && methodsLeftAlone.incrementAndGet() <= FAILURES_LOGGED) {
        log.info(method.toString());
      } else {
        log.debug(method.toString());
      }
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

  /** How many methods of woven classes had no room for a site. */
  public int methodsLeftAlone() {
    return methodsLeftAlone.get();
  }
}
