package dev.faultline.it.coexistence;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.run.JavaProgram;
import java.util.List;

/** Which of two agents the JVM starts first. */
enum Order {
  OTHER_FIRST,
  OTHER_LAST;

  /** Nothing but {@code java} and the other agent so far; ours comes with {@code with(...)}. */
  JavaProgram on(Jdk jdk, String otherAgent) {
    return this == OTHER_FIRST
        ? JavaProgram.command(List.of(jdk.tool("java").toString(), otherAgent))
        : JavaProgram.on(jdk).jvmArguments(otherAgent);
  }

  String service(String name, Jdk jdk) {
    return name + "-" + jdk.major() + "-" + this;
  }
}
