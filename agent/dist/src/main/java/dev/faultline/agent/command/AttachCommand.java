package dev.faultline.agent.command;

import dev.faultline.agent.settings.SettingProblem;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsChange;
import dev.faultline.agent.settings.SettingsSources;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Attaches the agent to a running JVM, or changes the settings of the one that is there. */
public final class AttachCommand extends TargetCommand {

  /** What it is called by. */
  public static final String NAME = "attach";

  /** Option of the request: path of the properties file. */
  public static final String FILE = "file";

  @Override
  String name() {
    return NAME;
  }

  @Override
  String arguments() {
    return "PID [FILE] [NAME=VALUE ...]";
  }

  @Override
  String summary() {
    return "attach the agent to a running JVM";
  }

  @Override
  String details() {
    return "PID     process id of the JVM, as list shows it\n"
        + "FILE    a properties file with settings of the agent\n"
        + "NAME=VALUE  a setting, such as faultline.in-app=com.acme; goes before every other place\n"
        + "\n"
        + "Everything that is loaded and in-app is woven, and what will be. When the agent is\n"
        + "there already, it takes over those of the settings that can change while it runs.\n"
        + "Java 21 and later print a warning of their own about agents that are loaded\n"
        + "dynamically; -XX:+EnableDynamicAgentLoading at the JVM's start allows it silently.";
  }

  @Override
  int mostWords() {
    return Integer.MAX_VALUE;
  }

  @Override
  boolean startsAgent() {
    return true;
  }

  @Override
  Request request(Arguments arguments) throws UsageError, CommandFailure {
    String file = null;
    Map<String, String> settings = new LinkedHashMap<>();
    for (String word : arguments.words().subList(1, arguments.words().size())) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        settings.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (file == null) {
        file = new File(word).getAbsolutePath();
      } else {
        throw new UsageError("'" + word + "' is a second file; a setting is NAME=VALUE");
      }
    }
    check(file, settings);
    return Request.of(NAME).option(FILE, file).settings(settings);
  }

  private static void check(String file, Map<String, String> settings)
      throws UsageError, CommandFailure {
    String given = faults(null, settings);
    if (!given.isEmpty()) {
      throw new UsageError(given);
    }
    String all = faults(file, settings);
    if (!all.isEmpty()) {
      throw new CommandFailure(all);
    }
  }

  private static String faults(String file, Map<String, String> settings) {
    Settings read =
        SettingsSources.of(file, new Properties(), Collections.<String, String>emptyMap())
            .with(null, settings)
            .load();
    List<String> faults = new ArrayList<>();
    for (SettingProblem problem : read.problems()) {
      // What the JVM has of the same thing, if anything, it knows itself.
      if (!problem.lacksOthers()) {
        faults.add(problem.fault());
      }
    }
    return String.join("\n", faults);
  }

  /** In a JVM that has an agent already. */
  @Override
  public Reply perform(Request request, RunningAgent agent) {
    String there = "already attached: " + agent.description();
    String file = request.option(FILE);
    if (file == null && request.settings().isEmpty()) {
      return Reply.done(there);
    }
    try {
      SettingsChange change = agent.reconfigure(agent.sources().with(file, request.settings()));
      return Reply.done(there + "; settings: " + change);
    } catch (IllegalArgumentException refused) {
      return Reply.failed(there + "; its settings stay as they are:\n" + refused.getMessage());
    }
  }
}
