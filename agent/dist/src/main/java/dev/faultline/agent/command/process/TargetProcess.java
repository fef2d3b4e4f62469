package dev.faultline.agent.command.process;

import dev.faultline.agent.command.CommandFailure;
import dev.faultline.client.resource.ProcessId;

/**
 * The process that a command is about. Whether it can be attached to is found out before anything
 * is done to it: the JDK's attaching begins with a signal that ends a process that is no JVM.
 * Immutable.
 */
public final class TargetProcess {

  private final long pid;
  private final JavaProcess counters;

  private TargetProcess(long pid, JavaProcess counters) {
    this.pid = pid;
    this.counters = counters;
  }

  /**
   * The process with this id.
   *
   * @throws CommandFailure when it cannot be attached to, with the reason and the mend
   */
  public static TargetProcess of(long pid) throws CommandFailure {
    if (!OperatingSystem.isAlive(pid)) {
      throw new CommandFailure("there is no process " + pid);
    }
    if (pid == ProcessId.own()) {
      throw new CommandFailure(pid + " is this command itself");
    }
    JavaProcess counters = JavaProcesses.ofThisUser().find(pid);
    checkOwner(pid);
    if (counters == null && !OperatingSystem.isJvm(pid)) {
      throw new CommandFailure("process " + pid + " is not a JVM");
    }
    if (counters != null && !counters.canBeAttachedTo()
        || OperatingSystem.hasArgument(pid, "-XX:+DisableAttachMechanism")) {
      throw new CommandFailure(
          "the JVM "
              + pid
              + " was started with -XX:+DisableAttachMechanism, so nothing can be attached to it;"
              + " start it without, or with -javaagent:faultline-agent.jar");
    }
    return new TargetProcess(pid, counters);
  }

  private static void checkOwner(long pid) throws CommandFailure {
    String owner = OperatingSystem.owner(pid);
    String user = System.getProperty("user.name");
    if (owner != null && !owner.equals(user) && !user.equals("root")) {
      throw new CommandFailure(
          "process "
              + pid
              + " belongs to the user "
              + owner
              + "; run this command as that user, such as with sudo -u "
              + owner);
    }
  }

  public long pid() {
    return pid;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return OperatingSystem.isAlive(pid);
  }

  /** Name of the user that it belongs to, or null when it cannot be told. */
  public String owner() {
    return OperatingSystem.owner(pid);
  }

  /** Whether it is certain that no agent is attached: false also when the process does not tell. */
  public boolean hasNoAgent() {
    return counters != null && counters.agentVersion() == null;
  }
}
