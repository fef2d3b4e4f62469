package dev.faultline.it.tck;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;

/**
 * Asks the agent about each bean while the application is deployed, and fails the deployment over
 * what is wrongly declared, as the standard has it. By itself the agent can only tell so when the
 * class is woven or its method first called.
 *
 * <p>It is asked by JMX, on this very thread, so that the configuration that it finds is that of
 * the application which is being deployed. An agent that has no such bean makes no deployment fail,
 * and the tests that wait for it do.
 */
public final class GuardedBeans implements Extension {

  private static final String GUARDS = "dev.faultline:type=Guards";

  void check(@Observes ProcessManagedBean<?> bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName guards = new ObjectName(GUARDS);
    if (!server.isRegistered(guards)) {
      return;
    }
    String className = bean.getAnnotatedBeanClass().getJavaClass().getName();
    Object errors =
        server.invoke(
            guards, "check", new Object[] {className}, new String[] {String.class.getName()});
    for (String error : (String[]) errors) {
      bean.addDefinitionError(new FaultToleranceDefinitionException(error));
    }
  }
}
