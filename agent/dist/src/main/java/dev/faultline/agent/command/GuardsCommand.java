package dev.faultline.agent.command;

import java.util.List;

/** Lists the guards of a JVM, or opens, closes or resets one. */
final class GuardsCommand extends TargetCommand {

  private static final String ACTION = "action";
  private static final String NAME = "name";
  private static final String AS_JSON = "json";

  @Override
  String name() {
    return "guards";
  }

  @Override
  String arguments() {
    return "PID [--json] [open|close|reset NAME]";
  }

  @Override
  String summary() {
    return "list the guards of a JVM, or open, close or reset a circuit breaker";
  }

  @Override
  String details() {
    return "Without more: the guards that have been called, with states and figures;\n"
        + "--json prints the same for programs.\n"
        + "open NAME   refuses calls until the breaker is closed or reset\n"
        + "close NAME  lets calls through, however they end, until it is opened or reset\n"
        + "reset NAME  closes it, and has it go by itself again\n"
        + "NAME is that of a guard, as it is listed; without parameters and class that of all\n"
        + "that have it; or that of a breaker that guards share.";
  }

  @Override
  String[] options() {
    return new String[] {JSON};
  }

  @Override
  int mostWords() {
    return 3;
  }

  @Override
  Request request(Arguments arguments) throws UsageError {
    List<String> words = arguments.words();
    if (words.size() == 1) {
      return Request.of(name()).option(AS_JSON, arguments.has(JSON) ? "true" : null);
    }
    String action = words.get(1);
    if (arguments.has(JSON)) {
      throw new UsageError("--json is for the list of guards, not for " + action);
    }
    if (!action.equals("open") && !action.equals("close") && !action.equals("reset")) {
      throw new UsageError("'" + action + "' is none of open, close and reset");
    }
    if (words.size() < 3) {
      throw new UsageError("the name of a guard is missing");
    }
    return Request.of(name()).option(ACTION, action).option(NAME, words.get(2));
  }

  @Override
  public Reply perform(Request request, RunningAgent agent) {
    String action = request.option(ACTION);
    if (action == null) {
      GuardControl guards = agent.guards();
      return Reply.done(request.option(AS_JSON) == null ? guards.list() : guards.json());
    }
    try {
      return Reply.done(agent.guards().change(action, request.option(NAME)));
    } catch (IllegalArgumentException none) {
      return Reply.failed(none.getMessage());
    }
  }
}
