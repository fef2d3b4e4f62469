package dev.faultline.weaving.code;

import java.nio.charset.StandardCharsets;

/**
 * The texts of a class file: what is not among them the class neither declares nor carries. Found
 * in one pass over the bytes (Java Virtual Machine Specification, 4.4). Used by one thread.
 */
public final class ConstantPool {

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
    int position = 10;
    for (int i = 1; i < texts.length; i++) {
      int tag = file[position];
      switch (tag) {
        case 1: // Utf8
          texts[i] = position + 1;
          position += 3 + u2(position + 1);
          break;
        case 5: // Long
        case 6: // Double
          position += 9;
          i++; // takes two entries
          break;
        case 15: // MethodHandle
          position += 4;
          break;
        case 7: // Class
        case 8: // String
        case 16: // MethodType
        case 19: // Module
        case 20: // Package
          position += 3;
          break;
        case 3: // Integer
        case 4: // Float
        case 9: // Fieldref
        case 10: // Methodref
        case 11: // InterfaceMethodref
        case 12: // NameAndType
        case 17: // Dynamic
        case 18: // InvokeDynamic
          position += 5;
          break;
        default:
          throw new IllegalArgumentException("constant pool tag " + tag);
      }
    }
    end = position;
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
