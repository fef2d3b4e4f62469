package dev.faultline.weaving.handler;

import dev.faultline.weaving.code.ConstantPool;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that it gives to stages of futures, as lambdas or method references, for
 * what is to be done when a stage fails: {@code exceptionally}, {@code handle}, {@code
 * whenComplete} and their kin. They handle exceptions as catch clauses do. Immutable once read.
 */
public final class StageFunctions {

  /** Of a class that has none. */
  public static final StageFunctions NONE =
      new StageFunctions(Collections.<String, Boolean>emptyMap());

  private static final String[] STAGES = {
    "java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage"
  };

  private static final String OBSERVES = "whenComplete";
  private static final String[] TAKES = {
    "exceptionally", "exceptionallyCompose", "handle", OBSERVES
  };
  private static final String ASYNC = "Async";
  private static final Set<String> METHODS = methods();

  /** By name and descriptor: whether the stage fails all the same, whatever the function does. */
  private final Map<String, Boolean> observing;

  StageFunctions(Map<String, Boolean> observing) {
    this.observing = observing;
  }

  private static Set<String> methods() {
    Set<String> methods = new HashSet<>();
    for (String name : TAKES) {
      methods.add(name);
      methods.add(name + ASYNC);
    }
    return methods;
  }

  /** Whether the texts of a class file allow for any: most have none, and need not be read. */
  public static boolean mayBeIn(ConstantPool constants) {
    return containsAny(constants, Arrays.asList(STAGES)) && containsAny(constants, METHODS);
  }

  private static boolean containsAny(ConstantPool constants, Iterable<String> texts) {
    for (String text : texts) {
      if (constants.indexOf(text) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads a class. Functions that it keeps in variables, and those of other classes, are not found.
   */
  public static StageFunctions of(ClassReader reader) {
    final String className = reader.getClassName();
    final Map<String, Boolean> observing = new HashMap<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new StageCalls(className, observing);
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return observing.isEmpty() ? NONE : new StageFunctions(observing);
  }

  static boolean isStageCall(String owner, String name) {
    return METHODS.contains(name) && Arrays.asList(STAGES).contains(owner);
  }

  static boolean observes(String name) {
    return name.startsWith(OBSERVES);
  }

  public boolean isEmpty() {
    return observing.isEmpty();
  }

  /** Whether a method is one of them; its last parameter is the exception, or null without one. */
  public boolean contain(String name, String descriptor) {
    return observing.containsKey(name + descriptor);
  }

  /** The local that a method is given its exception in; negative when it is none of them. */
  int exceptionOf(MethodNode method) {
    if (!contain(method.name, method.desc)) {
      return -1;
    }
    // Sizes of the arguments, with this, which a static method has not; the exception comes last.
    int arguments = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return arguments - 1 - ((method.access & Opcodes.ACC_STATIC) == 0 ? 0 : 1);
  }

  /**
   * Whether a stage that it is given to fails all the same, whatever it does with the exception.
   */
  boolean observe(String name, String descriptor) {
    return Boolean.TRUE.equals(observing.get(name + descriptor));
  }
}
