package dev.faultline.agent.jmx;

import dev.faultline.agent.command.GuardControl;
import javax.management.NotCompliantMBeanException;
import javax.management.StandardMBean;

/** The guards by JMX. Thread-safe. */
final class GuardsBean extends StandardMBean implements GuardsMXBean {

  private final GuardControl guards;

  GuardsBean(GuardControl guards) throws NotCompliantMBeanException {
    super(GuardsMXBean.class, true);
    this.guards = guards;
  }

  @Override
  public String list() {
    return guards.list();
  }

  @Override
  public String[] check(String className) {
    return guards.check(className).toArray(new String[0]);
  }

  @Override
  public String open(String name) {
    return guards.change("open", name);
  }

  @Override
  public String close(String name) {
    return guards.change("close", name);
  }

  @Override
  public String reset(String name) {
    return guards.change("reset", name);
  }
}
