package dev.faultline.agent;

import dev.faultline.agent.command.process.JavaProcess;
import dev.faultline.bootstrap.AttachedAgent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The agent's version among the JVM's performance counters, which other processes of the same user
 * read without disturbing this one. The application does not see them.
 */
final class AgentMark {

  /** By the JDK's {@code Perf}: a text that may change. */
  private static final int VARIABLE = 3;

  private static final int STRING = 5;
  private static final int LENGTH = 64;

  private AgentMark() {}

  /** Shows this version; the empty text when there is no agent any more. */
  static void set(String version) {
    try {
      ByteBuffer counter = counter();
      byte[] text = version.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < Math.min(LENGTH, counter.capacity()); i++) {
        counter.put(i, i < text.length && i < LENGTH - 1 ? text[i] : 0);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError noCounters) {
      // Another kind of JVM: commands work all the same, only the list of JVMs does not tell.
    }
  }

  /** A counter cannot be made twice, nor removed. */
  private static ByteBuffer counter() throws ReflectiveOperationException {
    Object made = AttachedAgent.mark();
    if (made == null) {
      Class<?> perf = perfClass();
      made =
          perf.getMethod(
                  "createString", String.class, int.class, int.class, String.class, int.class)
              .invoke(
                  perf.getMethod("getPerf").invoke(null),
                  JavaProcess.AGENT_COUNTER,
                  VARIABLE,
                  STRING,
                  "",
                  LENGTH);
      AttachedAgent.mark(made);
    }
    return (ByteBuffer) made;
  }

  private static Class<?> perfClass() throws ClassNotFoundException {
    try {
      return Class.forName("jdk.internal.perf.Perf");
    } catch (ClassNotFoundException java8) {
      return Class.forName("sun.misc.Perf");
    }
  }
}
