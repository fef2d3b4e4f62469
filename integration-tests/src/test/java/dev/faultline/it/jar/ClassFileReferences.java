package dev.faultline.it.jar;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/** What the constant pool of a class file names (Java Virtual Machine Specification, 4.4). */
final class ClassFileReferences {

  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;
  private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L([^;<]+)[;<]");

  private final ClassReader reader;
  private final char[] buffer;

  ClassFileReferences(byte[] classFile) {
    reader = new ClassReader(classFile);
    buffer = new char[reader.getMaxStringLength()];
  }

  /** Major version of the class file, 52 for Java 8. */
  int majorVersion() {
    return reader.readUnsignedShort(6);
  }

  /** Internal name of the class itself. */
  String className() {
    return reader.getClassName();
  }

  /**
   * Internal names of the classes that code of this class may link to, and texts that look like
   * their names, as given to {@code Class.forName}.
   */
  Set<String> classNames() {
    Set<String> names = new TreeSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at == 0) {
        continue; // the second half of a long or double
      }
      switch (reader.readByte(at - 1)) {
        case CLASS -> addType(reader.readUTF8(at, buffer), names);
        case NAME_AND_TYPE -> addTypesOf(reader.readUTF8(at + 2, buffer), names);
        case METHOD_TYPE -> addTypesOf(reader.readUTF8(at, buffer), names);
        case STRING -> addText(reader.readUTF8(at, buffer), names);
        default -> {}
      }
    }
    return names;
  }

  /** The string constants. */
  Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at != 0 && reader.readByte(at - 1) == STRING) {
        texts.add(reader.readUTF8(at, buffer));
      }
    }
    return texts;
  }

  private static void addType(String name, Set<String> names) {
    if (name.startsWith("[")) {
      addTypesOf(name, names);
    } else {
      names.add(name);
    }
  }

  private static void addTypesOf(String descriptor, Set<String> names) {
    Matcher type = TYPE_IN_DESCRIPTOR.matcher(descriptor);
    while (type.find()) {
      names.add(type.group(1));
    }
  }

  private static void addText(String text, Set<String> names) {
    if (text.matches("[a-z]\\w*([./][a-z]\\w*)*[./][A-Z][\\w$]*")) {
      names.add(text.replace('.', '/'));
    }
  }
}
