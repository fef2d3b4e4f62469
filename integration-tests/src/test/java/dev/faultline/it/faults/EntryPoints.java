package dev.faultline.it.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds, in the packaged jar, every method of ours through which a thread comes into the agent: the
 * probes' other ends, transformers, what threads run, and the start.
 */
final class EntryPoints {

  private static final String BOOTSTRAP = "agent/bootstrap-classes/";

  /** Interfaces of the JDK that the JVM, a thread or a library calls us through. */
  private static final Set<String> CALLED_THROUGH =
      Set.of(
          "java/lang/instrument/ClassFileTransformer",
          "java/lang/Runnable",
          "java/util/concurrent/Callable",
          "java/util/function/Consumer",
          "dev/faultline/weaving/ClassInstrumentation");

  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Set<String> interfaces = new HashSet<>(CALLED_THROUGH);

  private EntryPoints(Map<String, byte[]> jar) {
    jar.forEach(
        (name, content) -> {
          if (name.endsWith(".classdata") && !name.contains("/shaded/")) {
            ClassNode node = new ClassNode();
            new ClassReader(content).accept(node, ClassReader.SKIP_CODE);
            classes.put(name, node);
            if (name.startsWith(BOOTSTRAP) && isInterface(node)) {
              interfaces.add(node.name);
            }
          }
        });
  }

  static List<EntryPoint> of(Map<String, byte[]> jar) {
    return new EntryPoints(jar).all();
  }

  private List<EntryPoint> all() {
    List<EntryPoint> found = new ArrayList<>();
    classes.forEach(
        (entry, type) -> {
          if (entry.startsWith(BOOTSTRAP) || isInterface(type)) {
            return;
          }
          Set<String> called = methodsOf(type);
          for (MethodNode method : type.methods) {
            boolean start = type.name.endsWith("/AgentStart") && method.name.equals("start");
            if ((start || called.contains(method.name)) && isCallable(method)) {
              found.add(new EntryPoint(entry, type.name, method.name, method.desc));
            }
          }
        });
    return found;
  }

  /** Names of the methods that are called through the interfaces which the class implements. */
  private Set<String> methodsOf(ClassNode type) {
    Set<String> methods = new HashSet<>();
    for (String name : type.interfaces) {
      if (!interfaces.contains(name)) {
        continue;
      }
      switch (name) {
        case "java/lang/instrument/ClassFileTransformer" -> methods.add("transform");
        case "java/lang/Runnable" -> methods.add("run");
        case "java/util/concurrent/Callable" -> methods.add("call");
        case "java/util/function/Consumer" -> methods.add("accept");
        default ->
            classes.values().stream()
                .filter(node -> node.name.equals(name))
                .flatMap(node -> node.methods.stream())
                .forEach(method -> methods.add(method.name));
      }
    }
    return methods;
  }

  private static boolean isInterface(ClassNode node) {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  private static boolean isCallable(MethodNode method) {
    int not = Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE | Opcodes.ACC_PRIVATE;
    return (method.access & not) == 0 && !method.name.startsWith("<");
  }
}
