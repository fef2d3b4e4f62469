package dev.faultline.guards.policy;

import dev.faultline.guards.figures.GuardState;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.inapp.GeneratedClasses;
import java.lang.reflect.Method;
import org.objectweb.asm.Type;

/** A method that is called on objects of a class, and what is declared for it. Immutable. */
public final class GuardedMethod {

  private final Class<?> declaring;
  private final Class<?> receiver;
  private final GuardDeclaration declaration;

  /**
   * @param declaring the class that the method is from
   * @param receiver the class of the objects; the declaring one for a static method
   */
  public GuardedMethod(Class<?> declaring, Class<?> receiver, GuardDeclaration declaration) {
    this.declaring = declaring;
    this.receiver = receiver;
    this.declaration = declaration;
  }

  /** What is declared for it. */
  public GuardDeclaration declaration() {
    return declaration;
  }

  /** The class that the method is from. */
  public Class<?> declaring() {
    return declaring;
  }

  /** The class of the objects that it is called on. */
  public Class<?> receiver() {
    return receiver;
  }

  /**
   * The name of its guard: the one that was declared; with parameters where other methods of the
   * class have that too, and with the class of the objects where that is another. It depends on
   * nothing that happens while the program runs.
   */
  String guardName() {
    String declared = declaration.name();
    StringBuilder name = new StringBuilder(declared);
    if (declaration.isNameShared()) {
      if (declared.equals(plainName())) {
        name.append(parameters());
      } else {
        name.append(" of ").append(identity());
      }
    }
    Class<?> its = writtenClass();
    // Lambdas and proxies of an interface are nobody's classes.
    if (its != declaring && declaring.isAssignableFrom(its)) {
      name.append(" on ").append(its.getName());
    }
    return name.toString();
  }

  /** Tells it from all other methods. */
  String identity() {
    return plainName() + parameters();
  }

  /** Tells it from all other methods, as {@link GuardState#method} does. */
  String key() {
    return plainName() + declaration.descriptor();
  }

  private String plainName() {
    return declaring.getName() + '.' + declaration.methodName();
  }

  private String parameters() {
    StringBuilder text = new StringBuilder("(");
    String between = "";
    for (Type parameter : Type.getArgumentTypes(declaration.descriptor())) {
      text.append(between).append(parameter.getClassName());
      between = ", ";
    }
    return text.append(')').toString();
  }

  /** What the standard's metrics call it by: its class, which frameworks may extend, and itself. */
  String standardName() {
    return canonicalName(writtenClass()) + '.' + declaration.methodName();
  }

  /** The class of the objects without what frameworks have made of it. */
  private Class<?> writtenClass() {
    Class<?> its = receiver;
    while (its != declaring && GeneratedClasses.isGenerated(its.getName())) {
      its = its.getSuperclass();
    }
    return its;
  }

  private static String canonicalName(Class<?> type) {
    try {
      String name = type.getCanonicalName();
      return name == null ? type.getName() : name;
    } catch (LinkageError missing) {
      // The class around it.
      return type.getName();
    }
  }

  /**
   * The method.
   *
   * @throws InvalidSettingException when its class cannot be looked at
   */
  Method method() {
    String why = "it is not there";
    try {
      for (Method one : declaring.getDeclaredMethods()) {
        if (one.getName().equals(declaration.methodName())
            && Type.getMethodDescriptor(one).equals(declaration.descriptor())) {
          return one;
        }
      }
    } catch (LinkageError missing) {
      why = "a class that " + declaring.getName() + " refers to is missing: " + missing;
    }
    throw new InvalidSettingException("the method", identity(), why);
  }
}
