package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;

/** Class files by name, for what classes inherit. Implementations are thread-safe. */
public interface ClassFiles {

  /**
   * What the class file of a class says.
   *
   * @param className internal name
   * @return null when there is none to be had
   */
  ClassOutline find(String className);
}
