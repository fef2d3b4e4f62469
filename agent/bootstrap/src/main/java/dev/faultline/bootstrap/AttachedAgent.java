package dev.faultline.bootstrap;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Where a command, or a second agent, finds the agent that runs in this JVM. It outlives the agent:
 * what stands here is all that a detached agent leaves behind. Other versions of the agent read it,
 * by reflection, so its methods stay as they are. Thread-safe.
 */
public final class AttachedAgent {

  private static final AtomicReference<Consumer<String>> CONTROL = new AtomicReference<>();

  private static final AtomicReference<String> CLASSES = new AtomicReference<>();
  private static final AtomicReference<Object> MARK = new AtomicReference<>();

  private AttachedAgent() {}

  /**
   * Takes the place of this JVM's agent, of which there is one at most.
   *
   * @param control takes what a command passes to the JVM as the agent's argument
   * @return false when there is an agent already
   */
  public static boolean enter(Consumer<String> control) {
    return CONTROL.compareAndSet(null, control);
  }

  /** Gives the place free. */
  public static void leave(Consumer<String> control) {
    CONTROL.compareAndSet(control, null);
  }

  /** What takes commands for the running agent; null when no agent runs. */
  public static Consumer<String> control() {
    return CONTROL.get();
  }

  /**
   * Notes which classes were put into the bootstrap class loader: they stay for the JVM's life, and
   * a later agent must be one that goes with them.
   */
  public static void classes(String checksum) {
    CLASSES.set(checksum);
  }

  /** What {@link #classes(String)} noted. */
  public static String classes() {
    return CLASSES.get();
  }

  /** Keeps what cannot be made twice in a JVM, of a class of the JDK. */
  public static void mark(Object made) {
    MARK.set(made);
  }

  /** What {@link #mark(Object)} keeps, or null. */
  public static Object mark() {
    return MARK.get();
  }
}
