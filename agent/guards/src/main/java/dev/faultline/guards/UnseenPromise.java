package dev.faultline.guards;

import dev.faultline.weaving.guard.declaration.ClassFiles;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Finds methods that return a stage or future by a type of its own. The guard could not return a
 * stage of its own as that, so to it such a result is one like any other. By class files alone.
 */
final class UnseenPromise {

  private static final String STAGE = "java/util/concurrent/CompletionStage";
  private static final String FUTURE = "java/util/concurrent/Future";
  private static final String BOTH = "java/util/concurrent/CompletableFuture";

  private UnseenPromise() {}

  /** What to say of a method; null for nothing. */
  static String of(GuardDeclaration declared, ClassFiles classes) {
    Type returned = Type.getReturnType(declared.descriptor());
    if (returned.getSort() != Type.OBJECT || declared.isStandard()) {
      // The standard does not look at stages either, unless the method is asynchronous.
      return null;
    }
    String name = returned.getInternalName();
    if (name.equals(STAGE) || name.equals(FUTURE) || name.equals(BOTH)) {
      return null;
    }
    Set<String> above = above(name, classes);
    if (above.contains(STAGE)) {
      return "it returns a "
          + returned.getClassName()
          + ", and when and how that completes is not looked at: declare a CompletionStage or a"
          + " CompletableFuture itself as what it returns";
    }
    return above.contains(FUTURE)
        ? "it returns a "
            + returned.getClassName()
            + ", which is over for the guard as soon as it is returned: have it return a"
            + " CompletionStage or CompletableFuture for one that sees it complete"
        : null;
  }

  private static Set<String> above(String name, ClassFiles classes) {
    Set<String> seen = new HashSet<>();
    Deque<String> pending = new ArrayDeque<>();
    pending.add(name);
    while (!pending.isEmpty()) {
      String next = pending.remove();
      if (!next.startsWith("java/lang/") && seen.add(next)) {
        ClassOutline outline = classes.find(next);
        if (outline != null) {
          pending.addAll(outline.supertypes());
        }
      }
    }
    return seen;
  }
}
