package dev.faultline.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.command.process.JavaProcess;
import dev.faultline.agent.command.process.JavaProcesses;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Lists the JVMs of this user. Disturbs none of them. */
final class ListCommand extends Command {

  @Override
  String name() {
    return "list";
  }

  @Override
  String arguments() {
    return "[--json]";
  }

  @Override
  String summary() {
    return "list the JVMs of this user, and which have the agent";
  }

  @Override
  String details() {
    return "--json prints the same for programs. JVMs of other users, in other containers, or with\n"
        + "-XX:-UsePerfData are not seen; attach works for the last all the same.";
  }

  @Override
  int run(List<String> given, Console console) throws UsageError {
    Arguments arguments = Arguments.parse(given, TargetCommand.JSON).expect(0, 0, "nothing");
    List<JavaProcess> processes = JavaProcesses.ofThisUser().all();
    console.print(arguments.has(TargetCommand.JSON) ? json(processes) : table(processes));
    return ExitCode.OK;
  }

  private static String table(List<JavaProcess> processes) {
    StringBuilder table =
        new StringBuilder(String.format("%8s  %-10s  %-16s  %s", "PID", "JAVA", "AGENT", "MAIN"));
    for (JavaProcess process : processes) {
      table.append(
          String.format(
              "%n%8d  %-10s  %-16s  %s",
              process.pid(), process.javaVersion(), agent(process), process.main()));
    }
    return table.toString();
  }

  private static String agent(JavaProcess process) {
    if (process.agentVersion() != null) {
      return process.agentVersion();
    }
    return process.canBeAttachedTo() ? "-" : "cannot attach";
  }

  private static String json(List<JavaProcess> processes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (JavaProcess process : processes) {
        json.writeStartObject();
        json.writeNumberField("pid", process.pid());
        json.writeStringField("main", process.main());
        json.writeStringField("java", process.javaVersion());
        json.writeStringField("agent", process.agentVersion());
        json.writeBooleanField("attachable", process.canBeAttachedTo());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }
}
