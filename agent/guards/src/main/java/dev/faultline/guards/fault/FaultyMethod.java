package dev.faultline.guards.fault;

/** A method into which faults are injected. The faults change, the rest does not. */
final class FaultyMethod {

  static final ActiveFault[] NO_FAULTS = {};

  final int number;

  /** In source form: class and method. */
  final String name;

  final String methodName;
  final String descriptor;

  /** Those that strike it now. */
  volatile ActiveFault[] faults = NO_FAULTS;

  FaultyMethod(int number, String className, String methodName, String descriptor) {
    this.number = number;
    this.name = className.replace('/', '.') + "." + methodName;
    this.methodName = methodName;
    this.descriptor = descriptor;
  }
}
