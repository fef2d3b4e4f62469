package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Looks whether there can be the methods that a declaration names, by class files alone: by name
 * and number of parameters, in the class and above it. Whether types fit is seen when the classes
 * are loaded. Used once, by one thread.
 */
public final class NamedMethodCheck {

  private static final String OBJECT = "java/lang/Object";

  private final ClassOutline declaring;
  private final MethodOutline method;
  private final ClassFiles classes;

  /**
   * @param declaring the class that the guarded method is from
   * @param classes for what is above it
   */
  public NamedMethodCheck(ClassOutline declaring, MethodOutline method, ClassFiles classes) {
    this.declaring = declaring;
    this.method = method;
    this.classes = classes;
  }

  /** What names a method that there is not. */
  public List<DeclarationProblem> problemsOf(GuardDeclaration guard) {
    List<DeclarationProblem> problems = new ArrayList<>();
    int parameters = Type.getArgumentTypes(method.descriptor()).length;
    for (PolicyDeclaration policy : guard.policies()) {
      check(policy, GuardSetting.FALLBACK_METHOD, parameters, parameters + 1, problems);
      check(policy, GuardSetting.UNDO_METHOD, parameters, parameters + 1, problems);
      check(policy, GuardSetting.VERIFY_METHOD, 1, 1, problems);
    }
    return problems;
  }

  private void check(
      PolicyDeclaration policy,
      GuardSetting setting,
      int atLeast,
      int atMost,
      List<DeclarationProblem> problems) {
    if (!policy.has(setting)) {
      return;
    }
    String name = policy.text(setting);
    Set<String> seen = new HashSet<>();
    if (!mayBeIn(declaring, name, atLeast, atMost, seen)) {
      problems.add(
          new DeclarationProblem(
              policy.originOf(setting),
              policy.nameOf(setting)
                  + " is '"
                  + name
                  + "': there is no "
                  + (name.equals(method.name()) ? "other method of that name" : "such method")
                  + " in "
                  + declaring.name().replace('/', '.')
                  + " or above it with "
                  + (atLeast == atMost ? atLeast : atLeast + " or " + atMost)
                  + (atMost == 1 ? " parameter" : " parameters")
                  + ": declare one, or name another"));
    }
  }

  /** Also where a class above cannot be looked at. */
  private boolean mayBeIn(
      ClassOutline type, String name, int atLeast, int atMost, Set<String> seen) {
    if (type == null) {
      return true;
    }
    for (MethodOutline one : type.methods()) {
      int parameters = Type.getArgumentTypes(one.descriptor()).length;
      if (one.name().equals(name)
          && parameters >= atLeast
          && parameters <= atMost
          && !(type == declaring && one.toString().equals(method.toString()))) {
        return true;
      }
    }
    for (String parent : type.supertypes()) {
      if (!parent.equals(OBJECT)
          && seen.add(parent)
          && mayBeIn(classes.find(parent), name, atLeast, atMost, seen)) {
        return true;
      }
    }
    return false;
  }
}
