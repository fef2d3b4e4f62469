package dev.faultline.weaving;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is inserted into the methods of one class of the JDK or of a library, in whatever class
 * loader that is. Bodies of methods change and nothing else, so that loaded classes can be
 * retransformed. Immutable.
 */
public final class ClassInstrumentation {

  private final String className;
  private final String purpose;
  private final List<String> requiredFields;
  private final List<MethodChange> changes;

  private ClassInstrumentation(Builder builder) {
    className = builder.className;
    purpose = builder.purpose;
    requiredFields = Collections.unmodifiableList(new ArrayList<>(builder.requiredFields));
    changes = Collections.unmodifiableList(new ArrayList<>(builder.changes));
  }

  /**
   * Begins the instrumentation of a class.
   *
   * @param className internal name, such as {@code java/lang/Thread}
   * @param purpose what is not seen when the class cannot be changed, in the plural
   */
  public static Builder of(String className, String purpose) {
    return new Builder(className, purpose);
  }

  /** Internal name of the class. */
  public String className() {
    return className;
  }

  /** What is not seen when the class cannot be changed, in the plural. */
  public String purpose() {
    return purpose;
  }

  /** Each as its name and its descriptor, with a space between them. */
  List<String> requiredFields() {
    return requiredFields;
  }

  List<MethodChange> changes() {
    return changes;
  }

  /** Collects the changes of one class. Not thread-safe. */
  public static final class Builder {

    private final String className;
    private final String purpose;
    private final List<String> requiredFields = new ArrayList<>(2);
    private final List<MethodChange> changes = new ArrayList<>(2);

    private Builder(String className, String purpose) {
      this.className = className;
      this.purpose = purpose;
    }

    /** Leaves a class alone that does not declare this field, which the inserted code reads. */
    public Builder requireField(String name, String descriptor) {
      requiredFields.add(name + ' ' + descriptor);
      return this;
    }

    /**
     * Inserts code into a method. Versions of a class differ: one that has none of the methods
     * given is left as it is, and the log says so.
     *
     * @param descriptor the method's descriptor, such as {@code (Ljava/lang/Throwable;)V}
     */
    public Builder insert(String name, String descriptor, InsertionPoint point, InsertedCode code) {
      changes.add(new MethodChange(name, descriptor, point, code));
      return this;
    }

    public ClassInstrumentation build() {
      return new ClassInstrumentation(this);
    }
  }
}
