package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.code.ConstantPool;

/**
 * Looks in a class file for annotations that declare guards. Asked about every class that is
 * loaded: it makes no object, and looks at the beginnings of a few texts of the constant pool only
 * (Java Virtual Machine Specification, 4.4).
 */
public final class AnnotationScan {

  /** Beginnings of the annotations' descriptors, one for each dialect. */
  static final String[] PREFIXES = {FaultlineDialect.PREFIX, MicroProfileDialect.PREFIX};

  /** Of the same package, but of no guard. */
  private static final String CAPTURE = FaultlineDialect.PREFIX + "Capture;";

  private AnnotationScan() {}

  /**
   * Whether a class file names such an annotation.
   *
   * @throws RuntimeException when the bytes are not a class file
   */
  public static boolean finds(byte[] file) {
    int constants = u2(file, 8);
    int position = ConstantPool.START;
    for (int i = 1; i < constants; i++) {
      if (file[position] == ConstantPool.TEXT
          && isAnnotation(file, position + 3, u2(file, position + 1))) {
        return true;
      }
      i += ConstantPool.isDouble(file, position) ? 1 : 0;
      position = ConstantPool.after(file, position);
    }
    return false;
  }

  private static boolean isAnnotation(byte[] file, int at, int length) {
    if (length == 0 || file[at] != 'L' || file[at + length - 1] != ';') {
      return false;
    }
    for (String prefix : PREFIXES) {
      if (length > prefix.length() && begins(file, at, prefix)) {
        return length != CAPTURE.length() || !begins(file, at, CAPTURE);
      }
    }
    return false;
  }

  private static boolean begins(byte[] file, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (file[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
