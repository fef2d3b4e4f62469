package dev.faultline.weaving.method.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that a class file holds. What is not among them the class neither declares nor carries,
 * and this is found out without building anything else of it (Java Virtual Machine Specification,
 * 4.4). Used by one thread.
 */
final class ConstantPool {

  private final byte[] file;
  private int[] texts = new int[64];
  private int count;

  /**
   * @throws RuntimeException when the bytes are not a class file
   */
  ConstantPool(byte[] classFile) {
    this.file = classFile;
    int constants = u2(8);
    int position = 10;
    for (int i = 1; i < constants; i++) {
      int tag = file[position];
      switch (tag) {
        case 1: // Utf8
          add(position + 1);
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
  }

  private void add(int text) {
    if (count == texts.length) {
      texts = Arrays.copyOf(texts, count * 2);
    }
    texts[count++] = text;
  }

  /**
   * Whether one of the texts is the given one.
   *
   * @param name in which a dot also stands for a slash or a {@code $}
   */
  boolean contain(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < count; i++) {
      if (u2(texts[i]) == wanted.length && isAt(texts[i] + 2, wanted)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int position, byte[] wanted) {
    // From the end: the beginnings of names are much alike.
    for (int i = wanted.length - 1; i >= 0; i--) {
      byte found = file[position + i];
      if (found != wanted[i] && !(wanted[i] == '.' && (found == '/' || found == '$'))) {
        return false;
      }
    }
    return true;
  }

  private int u2(int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
