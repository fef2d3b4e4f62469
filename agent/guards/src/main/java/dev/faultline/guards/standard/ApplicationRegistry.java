package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * One registry of an application's. Kept by what the application's registry keeps, and by guards,
 * not by the agent. Thread-safe, lock-free.
 */
abstract class ApplicationRegistry {

  private final ConcurrentHashMap<String, MethodStates> states = new ConcurrentHashMap<>();

  /** The states of all guards of methods of one name. */
  final MethodStates states(String method) {
    MethodStates there = states.get(method);
    if (there == null) {
      MethodStates made = new MethodStates(this, method);
      there = states.putIfAbsent(method, made);
      return there == null ? made : there;
    }
    return there;
  }

  /**
   * A counter, which is the same for the same tags.
   *
   * @throws ReflectiveOperationException when the registry refuses it
   */
  abstract Count count(StandardMetric metric, Attributes tags) throws ReflectiveOperationException;

  /**
   * A histogram, which is the same for the same tags.
   *
   * @throws ReflectiveOperationException when the registry refuses it
   */
  abstract Durations durations(StandardMetric metric, Attributes tags)
      throws ReflectiveOperationException;

  /**
   * Has the registry ask for a number whenever somebody wants to know. Once for the same tags.
   *
   * @throws ReflectiveOperationException when the registry refuses it
   */
  abstract void watch(StandardMetric metric, Attributes tags, LongSupplier number)
      throws ReflectiveOperationException;

  /** Takes away from the application's registry whatever of the agent's it keeps. */
  abstract void end();
}
