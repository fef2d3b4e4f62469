package dev.faultline.agent.command;

import java.util.List;

/** What a command, or JMX, can do with the guards of this JVM. Thread-safe. */
public interface GuardControl {

  /** The guards with their states and figures, in lines for people. */
  String list();

  /** The same for programs: a JSON array with an object for each. */
  String json();

  /**
   * Opens, closes or resets circuit breakers.
   *
   * @param action {@code open}, {@code close} or {@code reset}
   * @param name of a guard, as it is listed or was declared, or of a breaker that guards share
   * @return what was done, in one line
   * @throws IllegalArgumentException when there is no such action, or no breaker of that name
   */
  String change(String action, String name);

  /**
   * What is wrong with the guards that a class declares, as the application that the current thread
   * works for has them; each with how to mend it. Empty for nothing.
   *
   * @throws IllegalArgumentException when that application has no such class
   */
  List<String> check(String className);
}
