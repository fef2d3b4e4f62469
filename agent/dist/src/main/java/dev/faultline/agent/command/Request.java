package dev.faultline.agent.command;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a command asks an attached agent for: a properties file in a folder that only its user can
 * enter, whose path is the argument that the JVM passes to the agent. The {@link Reply} goes into
 * the same folder. The agent in the other JVM may be of another version, so both stay this simple:
 * names that one side does not know do no harm. Immutable.
 */
public final class Request {

  /** What the agent's argument starts with when a command sends it. */
  public static final String ARGUMENT = "request=";

  private static final String FILE = "request";
  private static final String COMMAND = "command";
  private static final String JAR = "agent.jar";
  private static final String OPTION = "option.";
  private static final String SETTING = "setting.";

  private final String command;
  private final Map<String, String> options;
  private final Map<String, String> settings;

  private Request(String command, Map<String, String> options, Map<String, String> settings) {
    this.command = command;
    this.options = options;
    this.settings = settings;
  }

  /** A request without options. */
  public static Request of(String command) {
    return new Request(
        command, Collections.<String, String>emptyMap(), Collections.<String, String>emptyMap());
  }

  /** The same with an option; a null value leaves it as it is. */
  public Request option(String name, String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new Request(command, more, settings);
  }

  /** The same with settings of the agent, by name. */
  public Request settings(Map<String, String> values) {
    return new Request(command, options, new LinkedHashMap<>(values));
  }

  /** Name of the command. */
  public String command() {
    return command;
  }

  /** Value of an option, or null. */
  public String option(String name) {
    return options.get(name);
  }

  /** Settings of the agent, by name. */
  public Map<String, String> settings() {
    return Collections.unmodifiableMap(settings);
  }

  /**
   * Writes the request.
   *
   * @param jar the agent's jar that the command was started from
   * @return the argument for the agent
   */
  String write(File folder, File jar) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(COMMAND, command);
    properties.setProperty(JAR, jar.getPath());
    for (Map.Entry<String, String> option : options.entrySet()) {
      properties.setProperty(OPTION + option.getKey(), option.getValue());
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      properties.setProperty(SETTING + setting.getKey(), setting.getValue());
    }
    File file = new File(folder, FILE);
    try (Writer out = new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8)) {
      properties.store(out, null);
    }
    return ARGUMENT + file.getPath();
  }

  /**
   * Whether this argument of the agent comes from a command; else it is the path of its settings.
   */
  public static boolean isRequest(String argument) {
    return argument != null && argument.startsWith(ARGUMENT);
  }

  /** The folder of the request that an argument names. */
  public static File folder(String argument) {
    return new File(argument.substring(ARGUMENT.length())).getParentFile();
  }

  /**
   * Reads the request that an argument names.
   *
   * @throws IOException when it is not there or not readable
   */
  public static Request read(String argument) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            new FileInputStream(argument.substring(ARGUMENT.length())), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return new Request(
        properties.getProperty(COMMAND, ""),
        withPrefix(properties, OPTION),
        withPrefix(properties, SETTING));
  }

  private static Map<String, String> withPrefix(Properties properties, String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        values.put(name.substring(prefix.length()), properties.getProperty(name));
      }
    }
    return values;
  }
}
