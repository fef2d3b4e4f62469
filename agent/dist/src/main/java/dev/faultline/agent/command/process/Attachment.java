package dev.faultline.agent.command.process;

import dev.faultline.agent.command.CommandFailure;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Loads the agent into another JVM, by the JDK's attach API. That is a module of its own from Java
 * 9 on, and in {@code tools.jar} before, so it is called by reflection.
 */
public final class Attachment {

  private static final String API = "com.sun.tools.attach.VirtualMachine";

  /** From Java 8 to later ones, and from 24 and later to Java 8. */
  private static final List<String> ANSWERS_OF_OTHER_VERSIONS =
      Collections.unmodifiableList(
          Arrays.asList(
              "0",
              "return code: 0",
              "Non-numeric value found - int expected",
              "Failed to load agent library: 0",
              "Failed to load agent library: return code: 0"));

  private Attachment() {}

  /**
   * Has the other JVM call the agent.
   *
   * @param argument what the agent is given
   * @throws CommandFailure when that is not possible, with the reason
   */
  public static void load(TargetProcess process, File agentJar, String argument)
      throws CommandFailure {
    Class<?> api = api();
    try {
      Object machine =
          api.getMethod("attach", String.class).invoke(null, Long.toString(process.pid()));
      try {
        api.getMethod("loadAgent", String.class, String.class)
            .invoke(machine, agentJar.getPath(), argument);
      } finally {
        api.getMethod("detach").invoke(machine);
      }
    } catch (InvocationTargetException refused) {
      Throwable reason = refused.getCause();
      if (!isSuccess(reason)) {
        throw new CommandFailure(explain(process, agentJar, reason), reason);
      }
    } catch (ReflectiveOperationException unexpected) {
      throw new CommandFailure("this Java's attach API is not as expected: " + unexpected);
    }
  }

  /**
   * Whether this is what an older or newer JDK makes of the other JVM's answer that all went well.
   */
  private static boolean isSuccess(Throwable reason) {
    return ANSWERS_OF_OTHER_VERSIONS.contains(String.valueOf(reason.getMessage()));
  }

  private static String explain(TargetProcess process, File agentJar, Throwable reason) {
    if (!process.isAlive()) {
      return "the JVM " + process.pid() + " ended";
    }
    String message = String.valueOf(reason.getMessage());
    String type = reason.getClass().getSimpleName();
    if (type.equals("AgentLoadException") && message.contains("instrument")) {
      return "the JVM "
          + process.pid()
          + " has no module java.instrument, which every Java agent needs: it runs on a Java that"
          + " was made without it";
    }
    if (type.equals("AgentLoadException") || type.equals("AgentInitializationException")) {
      return "the JVM "
          + process.pid()
          + " could not load "
          + agentJar
          + " ("
          + message
          + "); can its user read that file, and does it see the same files, as it would not from"
          + " inside a container? Its own log may tell more";
    }
    return "cannot attach to " + process.pid() + ": " + message;
  }

  private static Class<?> api() throws CommandFailure {
    try {
      return Class.forName(API, true, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException | LinkageError notInThisJava) {
      return apiOfJava8();
    }
  }

  private static Class<?> apiOfJava8() throws CommandFailure {
    File home = new File(System.getProperty("java.home"));
    for (File lib : new File[] {new File(home, "lib"), new File(home.getParentFile(), "lib")}) {
      File tools = new File(lib, "tools.jar");
      if (tools.isFile()) {
        try {
          return Class.forName(API, true, new URLClassLoader(new URL[] {tools.toURI().toURL()}));
        } catch (ClassNotFoundException | MalformedURLException | LinkageError unusable) {
          break;
        }
      }
    }
    throw new CommandFailure(
        "the Java that runs this command ("
            + home
            + ") cannot attach to others: it lacks "
            + (System.getProperty("java.version").startsWith("1.")
                ? "tools.jar, so it is not a JDK"
                : "the module jdk.attach")
            + "; use the java of a JDK, or start the program with -javaagent:faultline-agent.jar");
  }
}
