package dev.faultline.agent.command;

import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusJson;
import dev.faultline.agent.status.StatusText;

/** Tells how the agent in a JVM is doing. */
final class StatusCommand extends TargetCommand {

  private static final String AS_JSON = "json";

  @Override
  String name() {
    return "status";
  }

  @Override
  String arguments() {
    return "PID [--json]";
  }

  @Override
  String summary() {
    return "tell how the agent in a JVM is doing";
  }

  @Override
  String details() {
    return "Version, what is woven, what was seen and sent, what the agent costs, and the settings\n"
        + "in force with where they come from. --json prints the same for programs.";
  }

  @Override
  String[] options() {
    return new String[] {JSON};
  }

  @Override
  Request request(Arguments arguments) {
    return Request.of(name()).option(AS_JSON, arguments.has(JSON) ? "true" : null);
  }

  @Override
  public Reply perform(Request request, RunningAgent agent) {
    Status status = agent.status();
    return Reply.done(
        request.option(AS_JSON) == null ? StatusText.of(status) : StatusJson.of(status));
  }
}
