package dev.faultline.agent.command;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Setting;
import dev.faultline.agent.settings.SettingProblem;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.guards.LoaderClassFiles;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Checks a properties file, as the agent would read it. */
final class CheckCommand extends Command {

  private static final String EFFECTIVE = "--effective";

  @Override
  String name() {
    return "check";
  }

  @Override
  String arguments() {
    return "FILE [--effective]";
  }

  @Override
  String summary() {
    return "check a properties file before the agent reads it";
  }

  @Override
  String details() {
    return "Prints what is wrong, with its line and how to mend it, and then ends with exit code 1.\n"
        + "--effective also prints every setting with its value and where that comes from.";
  }

  @Override
  int run(List<String> given, Console console) throws UsageError {
    Arguments arguments = Arguments.parse(given, EFFECTIVE).expect(1, 1, "the file");
    Settings settings =
        SettingsSources.of(
                arguments.words().get(0), new Properties(), Collections.<String, String>emptyMap())
            .load();
    List<SettingProblem> problems = new ArrayList<>(settings.problems());
    problems.addAll(settings.openBackendJars());
    problems.addAll(settings.checkBackendFiles());
    for (SettingProblem problem : problems) {
      console.complain(problem.fault());
    }
    PropertyGuards guards = PropertyGuards.parse(settings.guards());
    for (DeclarationProblem doubt : guards.doubts(new LoaderClassFiles(null))) {
      console.print("note: " + doubt);
    }
    for (String name : guards.withoutMethods()) {
      console.print(
          "note: "
              + PropertyGuards.PREFIX
              + name
              + " has no methods: it only changes guards that annotations declare by that name, or in"
              + " a class of that name");
    }
    if (arguments.has(EFFECTIVE)) {
      for (Setting<?> setting : AgentSettings.all()) {
        console.print(
            setting.name() + "=" + settings.shown(setting) + "  # " + settings.origin(setting));
      }
    }
    if (!problems.isEmpty()) {
      return ExitCode.FAILED;
    }
    int count = settings.count();
    console.print("ok, " + count + (count == 1 ? " setting" : " settings"));
    return ExitCode.OK;
  }
}
