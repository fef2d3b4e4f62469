package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells what is wrong with declared guards, each thing once; what is wrong with properties once
 * more after they have changed. Thread-safe.
 */
final class GuardReports {

  /** More of them would tell the same. */
  private static final int MOST = 1_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<String> toldOfProperties = ConcurrentHashMap.newKeySet();
  private final OnError onError;
  private final AgentLog log;

  GuardReports(OnError onError, AgentLog log) {
    this.onError = onError;
    this.log = log;
  }

  /** Whether calls of methods whose guards are wrong fail. */
  boolean isFatal() {
    return onError == OnError.FAIL;
  }

  /**
   * Something is wrong with the guard of a method.
   *
   * @param consequence such as {@code it is not guarded}
   * @return all of it in one text
   */
  String tell(String method, List<DeclarationProblem> problems, String consequence) {
    StringBuilder all = new StringBuilder();
    for (DeclarationProblem problem : problems) {
      String text = problem.toString();
      tell(method, text, consequence);
      all.append(all.length() == 0 ? "" : "; ").append(text);
    }
    return all.toString();
  }

  /** As above, of one problem. */
  void tell(String method, String problem, String consequence) {
    String line = line(method, problem, consequence);
    if (isNew(line, line.contains(PropertyGuards.PREFIX) ? toldOfProperties : told)) {
      if (isFatal()) {
        log.error(line);
      } else {
        log.warn(line);
      }
    }
  }

  /** Something that the guard of a method cannot do, which has it fail no call. */
  void warn(String method, String problem, String consequence) {
    String line = line(method, problem, consequence);
    if (isNew(line)) {
      log.warn(line);
    }
  }

  /** What was probably meant otherwise: once each, of however many methods it is one. */
  void doubt(String method, List<DeclarationProblem> doubts) {
    for (DeclarationProblem doubt : doubts) {
      if (isNew(doubt.toString())) {
        log.warn(line(method, doubt.toString(), "it is guarded all the same"));
      }
    }
  }

  private static String line(String method, String problem, String consequence) {
    return "the guard of " + method + ": " + problem + " (" + consequence + ")";
  }

  /** Properties are others now: one that is wrong again is a change that nobody was told of. */
  void propertiesChanged() {
    toldOfProperties.clear();
  }

  private boolean isNew(String line) {
    return isNew(line, told);
  }

  private static boolean isNew(String line, Set<String> among) {
    return !among.contains(line) && among.size() < MOST && among.add(line);
  }
}
