package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether there are the exceptions that declarations name as texts, by class files alone. One
 * that cannot be found may be a class of another loader, which fits all the same: what is found is
 * a doubt and nothing worse.
 */
public final class FailureTypes {

  private static final String THROWABLE = "java/lang/Throwable";
  private static final String JDK = "java.";
  private static final int SUPERCLASSES = 100;

  private FailureTypes() {}

  /**
   * What names no exception in the guard of a method. Types in annotations are the compiler's to
   * check.
   *
   * @param declaring the class that the method is from
   * @param classes as its class loader finds them
   */
  public static List<DeclarationProblem> doubtsOf(
      GuardDeclaration guard, ClassOutline declaring, ClassFiles classes) {
    List<DeclarationProblem> doubts = new ArrayList<>();
    for (PolicyDeclaration policy : guard.policies()) {
      for (SettingValue value : policy.values()) {
        if (value.setting().type() == SettingType.CLASSES && !value.origin().startsWith("@")) {
          addOf(
              value,
              "",
              "the class loader of " + declaring.name().replace('/', '.') + " finds",
              doubts,
              // Where it shows no class files, it shows none.
              classes.find(declaring.name()) == null ? null : classes);
        }
      }
    }
    return doubts;
  }

  /**
   * What names no exception of the JDK's, where nothing else can be known.
   *
   * @param classes with those of the JDK
   */
  static void addOfTheJdk(SettingValue value, ClassFiles classes, List<DeclarationProblem> doubts) {
    if (value.setting().type() == SettingType.CLASSES) {
      addOf(value, JDK, "this Java has", doubts, classes);
    }
  }

  @SuppressWarnings("unchecked") // what the type of the setting says
  private static void addOf(
      SettingValue value,
      String prefix,
      String whoHas,
      List<DeclarationProblem> doubts,
      ClassFiles classes) {
    for (String name : (List<String>) value.value()) {
      String doubt =
          classes == null || !name.startsWith(prefix) ? null : doubtOf(name, whoHas, classes);
      if (doubt != null) {
        doubts.add(new DeclarationProblem(value.origin(), doubt));
      }
    }
  }

  /** Null for none. */
  private static String doubtOf(String type, String whoHas, ClassFiles classes) {
    String name = type.replace('.', '/');
    ClassOutline one = classes.find(name);
    if (one == null) {
      return whoHas
          + " no "
          + type
          + ", so that it fits no failure: mend the name"
          + (type.startsWith(JDK) ? "" : ", unless another class loader has it");
    }
    for (int i = 0; !name.equals(THROWABLE) && i < SUPERCLASSES; i++) {
      if (one == null) {
        // Above it there may be anything.
        return null;
      }
      if (one.supertypes().isEmpty() || one.name().equals("java/lang/Object")) {
        return type + " is no Throwable, so that it fits no failure: name an exception";
      }
      name = one.supertypes().get(0);
      one = classes.find(name);
    }
    return null;
  }
}
