package dev.faultline.weaving.fault;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;

/**
 * Into which methods faults are injected. Asked on the application's threads while classes load:
 * implementations are thread-safe, take no lock and load no class.
 */
public interface FaultyMethods {

  /** The number of a method into which nothing is injected. */
  int NONE = -1;

  /**
   * Whether a class may have such methods: it costs little to ask.
   *
   * @param className internal name
   * @throws RuntimeException when the bytes are not a class file
   */
  boolean mayInclude(String className, byte[] classFile);

  /**
   * The number that a method is known by.
   *
   * @param loader of the class, not null
   * @return {@link #NONE} when nothing is injected
   */
  int of(ClassLoader loader, ClassOutline type, MethodOutline method);
}
