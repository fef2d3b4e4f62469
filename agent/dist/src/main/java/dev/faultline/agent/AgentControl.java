package dev.faultline.agent;

import dev.faultline.agent.command.AttachCommand;
import dev.faultline.agent.command.Commands;
import dev.faultline.agent.command.Reply;
import dev.faultline.agent.command.Request;
import dev.faultline.agent.command.TargetCommand;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.AttachedAgent;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.client.resource.FaultlineVersion;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds the place of this JVM's agent, from the moment that it is about to start, and carries out
 * what commands ask of it: one after the other, on threads of its own, because the JVM's attach
 * thread is needed for other things. Thread-safe.
 */
final class AgentControl implements Consumer<String> {

  private static final AgentLog STANDARD_ERROR = AgentLog.standardError(AgentLog.Level.INFO);

  private final Instrumentation instrumentation;
  private final File agentJar;
  private final AgentThreads threads = new AgentThreads(new OwnThreads(), STANDARD_ERROR);
  private Agent agent;

  AgentControl(Instrumentation instrumentation, File agentJar) {
    this.instrumentation = instrumentation;
    this.agentJar = agentJar;
  }

  /** Starts the agent on this thread, before the program starts. */
  synchronized void start(String settingsFile) {
    if (AttachedAgent.enter(this)) {
      start(SettingsSources.ofThisJvm(settingsFile), false);
    }
  }

  /** Starts the agent on a thread of its own, in a running program. */
  synchronized void attach(final String argument) {
    if (!AttachedAgent.enter(this)) {
      AttachedAgent.control().accept(argument);
      return;
    }
    onThread(
        argument,
        new Operation() {
          @Override
          public Reply run(Request request) {
            return attachNow(argument, request);
          }
        });
  }

  private synchronized Reply attachNow(String argument, Request request) {
    String file = request == null ? argument : request.option(AttachCommand.FILE);
    Map<String, String> set =
        request == null ? Collections.<String, String>emptyMap() : request.settings();
    String woven = start(SettingsSources.ofThisJvm(file).with(null, set), true);
    return agent == null
        ? Reply.failed("the agent is off, because faultline.enabled is false there")
        : Reply.done("attached: agent " + FaultlineVersion.current() + "; " + woven);
  }

  /** Starts the agent; returns what was woven, or null when the agent is off. */
  private String start(SettingsSources sources, boolean attached) {
    AgentAssembly assembly = new AgentAssembly(instrumentation, agentJar);
    AgentPresence presence = new AgentPresence(this);
    try {
      agent = assembly.start(sources, attached, presence);
    } finally {
      if (agent == null) {
        presence.detach();
      }
    }
    return assembly.woven();
  }

  /** Takes what a command, or somebody's second attaching, passes to the JVM. */
  @Override
  public void accept(String argument) {
    if (!Request.isRequest(argument)) {
      STANDARD_ERROR.warn("the agent is attached more than once; this one does nothing");
      return;
    }
    onThread(
        argument,
        new Operation() {
          @Override
          public Reply run(Request request) throws Exception {
            return perform(request);
          }
        });
  }

  private synchronized Reply perform(Request request) throws Exception {
    if (agent == null || agent.isDetached()) {
      return Reply.failed("no agent is attached to this JVM");
    }
    TargetCommand command = Commands.forTarget(request.command());
    if (command == null) {
      return Reply.failed(
          "agent "
              + FaultlineVersion.current()
              + ", which is attached to this JVM, does not know the command "
              + request.command());
    }
    return command.perform(request, agent);
  }

  private void onThread(final String argument, final Operation operation) {
    threads
        .newThread(
            "faultline-command",
            new Runnable() {
              @Override
              public void run() {
                answer(argument, operation);
              }
            })
        .start();
  }

  private static void answer(String argument, Operation operation) {
    Reply reply;
    try {
      reply = operation.run(Request.isRequest(argument) ? Request.read(argument) : null);
    } catch (Throwable failure) {
      STANDARD_ERROR.error("a command could not be carried out: " + failure);
      reply = Reply.failed("the agent failed: " + failure);
    }
    if (Request.isRequest(argument)) {
      try {
        reply.write(Request.folder(argument));
      } catch (IOException gone) {
        STANDARD_ERROR.warn("a command could not be answered: " + gone);
      }
    }
  }

  /** What is asked of the agent; the request is null when somebody attached without a command. */
  private interface Operation {
    Reply run(Request request) throws Exception;
  }
}
