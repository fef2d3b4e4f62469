package dev.faultline.weaving.code;

import java.nio.charset.StandardCharsets;

/**
 * The texts of a class file: what is not among them the class neither declares nor carries. Found
 * in one pass over the bytes (Java Virtual Machine Specification, 4.4). Used by one thread.
 */
public final class ConstantPool {

  /** Where the first entry stands. */
  public static final int START = 10;

  /** The tag of a text (Utf8): its length in two bytes, and it, follow. */
  public static final int TEXT = 1;

  private final byte[] file;

  /** Where the text with each index begins, with its length; 0 for what is no text. */
  private final int[] texts;

  private final int end;

  /**
   * @throws RuntimeException when the bytes are not a class file
   */
  public ConstantPool(byte[] classFile) {
    this.file = classFile;
    this.texts = new int[u2(8)];
    int position = START;
    for (int i = 1; i < texts.length; i++) {
      if (classFile[position] == TEXT) {
        texts[i] = position + 1;
      }
      i += isDouble(classFile, position) ? 1 : 0;
      position = after(classFile, position);
    }
    end = position;
  }

  /** Whether the entry at a position takes the place of two. */
  public static boolean isDouble(byte[] classFile, int position) {
    int tag = classFile[position];
    return tag == 5 || tag == 6; // Long, Double
  }

  /**
   * Where the next entry stands.
   *
   * @param position of an entry
   * @throws IllegalArgumentException when none is there
   */
  public static int after(byte[] classFile, int position) {
    int tag = classFile[position];
    switch (tag) {
      case TEXT:
        return position
            + 3
            + ((classFile[position + 1] & 0xff) << 8 | classFile[position + 2] & 0xff);
      case 5: // Long
      case 6: // Double
        return position + 9;
      case 15: // MethodHandle
        return position + 4;
      case 7: // Class
      case 8: // String
      case 16: // MethodType
      case 19: // Module
      case 20: // Package
        return position + 3;
      case 3: // Integer
      case 4: // Float
      case 9: // Fieldref
      case 10: // Methodref
      case 11: // InterfaceMethodref
      case 12: // NameAndType
      case 17: // Dynamic
      case 18: // InvokeDynamic
        return position + 5;
      default:
        throw new IllegalArgumentException("constant pool tag " + tag);
    }
  }

  /** Where the class file goes on after it. */
  public int end() {
    return end;
  }

  /** The index of a text, or -1 when there is none such. */
  public int indexOf(String text) {
    return find(text, false);
  }

  /**
   * Whether one of the texts is the given one.
   *
   * @param name in which a dot also stands for a slash or a {@code $}
   */
  public boolean contain(String name) {
    return find(name, true) >= 0;
  }

  private int find(String text, boolean anySeparator) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < texts.length; i++) {
      int at = texts[i];
      if (at > 0 && u2(at) == wanted.length && isAt(at + 2, wanted, anySeparator)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAt(int position, byte[] wanted, boolean anySeparator) {
    // From the end: the beginnings of names are much alike.
    for (int i = wanted.length - 1; i >= 0; i--) {
      byte found = file[position + i];
      boolean separators = anySeparator && wanted[i] == '.' && (found == '/' || found == '$');
      if (found != wanted[i] && !separators) {
        return false;
      }
    }
    return true;
  }

  private int u2(int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
