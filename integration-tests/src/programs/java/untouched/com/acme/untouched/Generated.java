package com.acme.untouched;

import java.io.File;
import java.io.FileWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Subclasses of classes of the JDK that override all that this JDK lets them override. */
final class Generated {

  private final File folder;
  private final List<String> files = new ArrayList<>();

  Generated(File folder) {
    this.folder = folder;
  }

  /** Name of a class that extends this one; arguments as they stand in source. */
  String extending(Class<?> parent, String arguments) throws Exception {
    String name = "Own" + parent.getSimpleName() + files.size();
    StringBuilder source = new StringBuilder();
    source.append("@SuppressWarnings(\"all\") public class ").append(name);
    source.append(" extends ").append(parent.getCanonicalName()).append(" {\n");
    source.append("  public int visible = 7;\n");
    source.append("  public ").append(name).append("() { super(").append(arguments).append("); }\n");
    Set<String> seen = new HashSet<>();
    for (Class<?> c = parent; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        override(method, seen, source);
      }
    }
    for (Method method : parent.getMethods()) {
      override(method, seen, source);
    }
    source.append("}\n");
    return write(name, source.toString());
  }

  /** Name of a record whose methods are all its own; null on a JDK that has no records. */
  String record() throws Exception {
    if (!hasRecords()) {
      return null;
    }
    return write(
        "OwnRecord",
        "public record OwnRecord(int visible, Object other) {\n"
            + "  public OwnRecord() { this(7, null); }\n"
            + "  public int visible() { com.acme.untouched.Calls.called(\"visible\"); return visible; }\n"
            + "  public boolean equals(Object o) { com.acme.untouched.Calls.called(\"equals\"); return false; }\n"
            + "  public int hashCode() { com.acme.untouched.Calls.called(\"hashCode\"); return 0; }\n"
            + "  public String toString() { com.acme.untouched.Calls.called(\"toString\"); return \"\"; }\n"
            + "}\n");
  }

  private static boolean hasRecords() {
    try {
      Class.forName("java.lang.Record");
      return true;
    } catch (ClassNotFoundException before16) {
      return false;
    }
  }

  private String write(String name, String source) throws Exception {
    File file = new File(folder, name + ".java");
    Writer writer = new FileWriter(file);
    writer.write(source);
    writer.close();
    files.add(file.getPath());
    return name;
  }

  private static void override(Method method, Set<String> seen, StringBuilder source) {
    int modifiers = method.getModifiers();
    boolean inherited = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    String key = method.getName() + Arrays.toString(method.getParameterTypes());
    if (!inherited || method.isBridge() || method.isSynthetic()) {
      return;
    }
    // A final one hides what it overrides.
    if (!seen.add(key) || Modifier.isFinal(modifiers) || Modifier.isStatic(modifiers)) {
      return;
    }
    // Called by the JVM itself.
    if (method.getName().equals("finalize")) {
      return;
    }
    Class<?>[] types = method.getParameterTypes();
    StringBuilder parameters = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < types.length; i++) {
      String comma = i == 0 ? "" : ", ";
      parameters.append(comma).append(types[i].getCanonicalName()).append(" p").append(i);
      arguments.append(comma).append('p').append(i);
    }
    Class<?> result = method.getReturnType();
    source.append("  public ").append(result.getCanonicalName()).append(' ');
    source.append(method.getName()).append('(').append(parameters).append(')');
    Class<?>[] thrown = method.getExceptionTypes();
    for (int i = 0; i < thrown.length; i++) {
      source.append(i == 0 ? " throws " : ", ").append(thrown[i].getCanonicalName());
    }
    source.append(" {\n    com.acme.untouched.Calls.called(\"").append(method.getName());
    source.append("\");\n    ");
    boolean returns = result != void.class;
    if (!Modifier.isAbstract(modifiers)) {
      source.append(returns ? "return " : "").append("super.").append(method.getName());
      source.append('(').append(arguments).append(");");
    } else if (returns) {
      source.append("return ");
      source.append(!result.isPrimitive() ? "null" : result == boolean.class ? "false" : "0");
      source.append(';');
    }
    source.append("\n  }\n");
  }

  /** Compiles and loads all of them. */
  ClassLoader load() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        Arrays.asList("-nowarn", "-proc:none", "-XDignore.symbol.file", "-g", "-d"));
    arguments.add(folder.getPath());
    arguments.add("-cp");
    arguments.add(System.getProperty("java.class.path"));
    arguments.addAll(files);
    if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("the generated classes do not compile");
    }
    return new URLClassLoader(
        new URL[] {folder.toURI().toURL()}, Generated.class.getClassLoader());
  }
}
