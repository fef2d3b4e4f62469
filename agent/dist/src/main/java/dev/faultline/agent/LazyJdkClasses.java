package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;

/**
 * Classes of the JDK that transformers and probes need when two threads meet, and that the JDK
 * loads no sooner. When such a class is loaded because an application's thread needs it, the
 * transformers are called for it on that thread; should they need it themselves there, the JVM
 * reports a {@code ClassCircularityError}, and remembers it: from then on it is thrown at
 * <em>every</em> such meeting, in the application's own counters and maps, too. So they are loaded
 * before there is a transformer.
 */
final class LazyJdkClasses {

  private static final String[] NAMES = {
    "java.util.concurrent.ThreadLocalRandom",
    "java.util.concurrent.atomic.Striped64",
    "java.util.concurrent.atomic.Striped64$Cell",
    "java.util.concurrent.ConcurrentHashMap$CounterCell",
    "java.util.concurrent.ConcurrentHashMap$ForwardingNode",
    "java.util.concurrent.ConcurrentHashMap$ReservationNode",
    "java.util.concurrent.ConcurrentHashMap$TreeNode",
    "java.util.concurrent.ConcurrentHashMap$TreeBin",
    "java.util.concurrent.ConcurrentHashMap$Traverser",
    "java.util.concurrent.locks.LockSupport",
  };

  private LazyJdkClasses() {}

  /** Loads them. One that a JDK does not have is told to the log, and else of no consequence. */
  static void load(AgentLog log) {
    for (String name : NAMES) {
      try {
        Class.forName(name, true, null);
      } catch (ClassNotFoundException | LinkageError otherJdk) {
        log.debug("not there to be loaded early: " + otherJdk);
      }
    }
  }
}
