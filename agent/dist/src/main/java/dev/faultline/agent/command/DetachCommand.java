package dev.faultline.agent.command;

/** Ends the agent in a JVM. */
final class DetachCommand extends TargetCommand {

  @Override
  String name() {
    return "detach";
  }

  @Override
  String arguments() {
    return "PID";
  }

  @Override
  String summary() {
    return "end the agent in a JVM, which goes on as if it had never been there";
  }

  @Override
  String details() {
    return "Sends what waits, makes all woven classes what they were, ends the agent's threads.\n"
        + "A handful of empty classes stays in the JVM; the agent can be attached again.";
  }

  @Override
  Request request(Arguments arguments) {
    return Request.of(name());
  }

  @Override
  public Reply perform(Request request, RunningAgent agent) {
    String what = agent.description();
    return Reply.done("detached: " + what + "; " + agent.detach());
  }
}
