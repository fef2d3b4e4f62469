package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The guard that is declared for one method, from whatever sources. Immutable. */
public final class GuardDeclaration {

  private final String name;
  private final String className;
  private final String methodName;
  private final String descriptor;
  private final boolean standard;
  private final boolean ofStaticMethod;
  private final boolean nameShared;
  private final List<PolicyDeclaration> policies;
  private final List<DeclarationProblem> problems;
  private final List<DeclarationProblem> leftOut;
  private final List<DeclarationProblem> doubts;

  private GuardDeclaration(Builder builder) {
    name = builder.name;
    className = builder.className;
    methodName = builder.methodName;
    descriptor = builder.descriptor;
    standard = builder.standard;
    ofStaticMethod = builder.ofStaticMethod;
    nameShared = builder.nameShared;
    policies = Collections.unmodifiableList(new ArrayList<>(builder.policies));
    problems = Collections.unmodifiableList(new ArrayList<>(builder.problems));
    leftOut = Collections.unmodifiableList(new ArrayList<>(builder.leftOut));
    doubts = Collections.unmodifiableList(new ArrayList<>(builder.doubts));
  }

  /** What settings, figures and commands call it; others may be called the same. */
  public String name() {
    return name;
  }

  /** Whether the class has other methods whose guards would have this name, as overloads. */
  public boolean isNameShared() {
    return nameShared;
  }

  /** The class that declares the method, as in {@code com.acme.Shop$Till}. */
  public String className() {
    return className;
  }

  /** The method. */
  public String methodName() {
    return methodName;
  }

  /** The method's descriptor, such as {@code (I)V}. */
  public String descriptor() {
    return descriptor;
  }

  /**
   * Whether any of it was declared by MicroProfile's annotations: then its callers expect the
   * standard's exceptions.
   */
  public boolean isStandard() {
    return standard;
  }

  /** Whether the method has no receiver. */
  boolean isOfStaticMethod() {
    return ofStaticMethod;
  }

  /** All policies; fallbacks in the order in which they are asked. */
  public List<PolicyDeclaration> policies() {
    return policies;
  }

  /** The policy of a kind, the first of several; null when there is none. */
  public PolicyDeclaration policy(PolicyKind kind) {
    for (PolicyDeclaration policy : policies) {
      if (policy.kind() == kind) {
        return policy;
      }
    }
    return null;
  }

  /** What a policy of it is refused for, with the names that settings have where they stand. */
  public InvalidSettingException asWritten(InvalidSettingException wrong) {
    GuardSetting setting = GuardSetting.ofKey(wrong.setting());
    PolicyDeclaration policy = setting == null ? null : policy(setting.policy());
    return policy == null ? wrong : policy.asWritten(wrong);
  }

  /** What is wrong with it. */
  public List<DeclarationProblem> problems() {
    return problems;
  }

  /** Properties of the guard that could not be read; it is what it is without them. */
  public List<DeclarationProblem> leftOut() {
    return leftOut;
  }

  /** What can be, but was probably not meant so. */
  List<DeclarationProblem> doubts() {
    return doubts;
  }

  /** Whether there is nothing to guard the method with. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  @Override
  public String toString() {
    return name + " " + policies + (problems.isEmpty() ? "" : " " + problems);
  }

  /** Collects a guard. Not safe for use by several threads. */
  public static final class Builder {

    private final String name;
    private final String className;
    private final String methodName;
    private final String descriptor;
    private boolean standard;
    private boolean ofStaticMethod;
    private boolean nameShared;
    private final List<PolicyDeclaration> policies = new ArrayList<>();
    private final List<DeclarationProblem> problems = new ArrayList<>();
    private final List<DeclarationProblem> leftOut = new ArrayList<>();
    private final List<DeclarationProblem> doubts = new ArrayList<>();

    Builder(String name, String className, String methodName, String descriptor) {
      this.name = name;
      this.className = className;
      this.methodName = methodName;
      this.descriptor = descriptor;
    }

    String name() {
      return name;
    }

    /** The class that declares the method. */
    public String className() {
      return className;
    }

    /** The method. */
    public String methodName() {
      return methodName;
    }

    /** The method's descriptor. */
    public String descriptor() {
      return descriptor;
    }

    /** Whether a policy of a kind has been added. */
    public boolean has(PolicyKind kind) {
      for (PolicyDeclaration policy : policies) {
        if (policy.kind() == kind) {
          return true;
        }
      }
      return false;
    }

    /** Its callers expect the standard's exceptions. */
    public Builder standard() {
      standard = true;
      return this;
    }

    void ofStaticMethod() {
      ofStaticMethod = true;
    }

    boolean isOfStaticMethod() {
      return ofStaticMethod;
    }

    void nameShared() {
      nameShared = true;
    }

    /** Adds a policy. */
    public Builder policy(PolicyDeclaration policy) {
      policies.add(policy);
      return this;
    }

    /** Adds what is wrong. */
    public Builder problem(String origin, String text) {
      problems.add(new DeclarationProblem(origin, text));
      return this;
    }

    void doubt(String origin, String text) {
      doubts.add(new DeclarationProblem(origin, text));
    }

    void leftOut(DeclarationProblem property) {
      leftOut.add(property);
    }

    List<PolicyDeclaration> policies() {
      return policies;
    }

    GuardDeclaration build() {
      return new GuardDeclaration(this);
    }
  }
}
