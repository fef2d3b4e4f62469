package dev.faultline.weaving.method.pattern;

/** The method that one which a compiler has made only hands its arguments on to. Immutable. */
public final class ForwardedMethod {

  private final String className;
  private final String name;
  private final String descriptor;

  /**
   * @param descriptor null for one with more parameters, of which the others have defaults
   */
  ForwardedMethod(String className, String name, String descriptor) {
    this.className = className;
    this.name = name;
    this.descriptor = descriptor;
  }

  /** Internal name of its class. */
  public String className() {
    return className;
  }

  /** Whether it may be this one, of the methods of its class. */
  public boolean mayBe(MethodOutline method) {
    return method.name().equals(name)
        && !method.isSynthetic()
        && (descriptor == null
            ? method.forwarded() == null
            : descriptor.equals(method.descriptor()));
  }
}
