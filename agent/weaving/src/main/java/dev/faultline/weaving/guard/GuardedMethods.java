package dev.faultline.weaving.guard;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;

/**
 * Which methods are guarded. Asked on the application's threads while classes load: implementations
 * are thread-safe, take no lock and load no class.
 */
public interface GuardedMethods {

  /**
   * Whether a class may have such methods: it costs little to ask.
   *
   * @param className internal name
   */
  boolean mayInclude(String className, byte[] classFile);

  /**
   * The guard of a method.
   *
   * @param loader of the class; null for the bootstrap class loader
   * @return null when it has none
   */
  MethodGuard of(ClassLoader loader, ClassOutline type, MethodOutline method);

  /**
   * A method was compiled without its guard, and is only interpreted with it.
   *
   * @param growth says so in words, beginning with a verb
   */
  void outgrewCompiler(ClassOutline type, String method, String growth);
}
