package dev.faultline.it.faults;

/**
 * A method of the agent's that is called from outside.
 *
 * @param entry the class's place in the agent's jar
 * @param className its internal name
 * @param method the method's name
 * @param descriptor the method's descriptor
 */
record EntryPoint(String entry, String className, String method, String descriptor) {

  @Override
  public String toString() {
    return className.substring(className.lastIndexOf('/') + 1) + "." + method;
  }
}
