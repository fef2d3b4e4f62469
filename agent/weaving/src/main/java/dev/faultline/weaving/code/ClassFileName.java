package dev.faultline.weaving.code;

import org.objectweb.asm.ClassReader;

/**
 * The name of a class that is being loaded. The JVM does not tell it of one that was defined
 * without, by {@code defineClass(null, bytes, …)}; then it stands in its bytes only.
 */
public final class ClassFileName {

  private ClassFileName() {}

  /**
   * The internal name.
   *
   * @param told by the JVM; may be null
   * @return null when there is none to be found
   */
  public static String of(String told, byte[] classFile) {
    if (told != null) {
      return told;
    }
    try {
      return new ClassReader(classFile).getClassName();
    } catch (RuntimeException noClassFile) {
      // The JVM will say so.
      return null;
    }
  }
}
