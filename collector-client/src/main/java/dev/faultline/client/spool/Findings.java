package dev.faultline.client.spool;

import dev.faultline.client.backend.ClientLog;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people are to be told of the files that a spool came upon. Used by one thread. */
final class Findings {
  private List<TornTail> tornTails = new ArrayList<>();

  /** Files that could not be taken over, as long as they are there, whoever had them. */
  private final Set<String> unusable = new HashSet<>();

  /** Why not, of those that were not told yet. */
  private final Map<File, Exception> untold = new LinkedHashMap<>();

  /**
   * All files are about to be tried.
   *
   * @param all those that are there
   */
  void look(File[] all) {
    Set<String> there = new HashSet<>();
    for (File file : all) {
      there.add(SegmentFile.withoutJvm(file.getName()));
    }
    unusable.retainAll(there);
  }

  void cut(TornTail tail) {
    tornTails.add(tail);
  }

  /** This one cannot be taken over. */
  void fail(File file, Exception why) {
    if (unusable.add(SegmentFile.withoutJvm(file.getName()))) {
      untold.put(file, why);
    }
  }

  /** What was cut since this was last asked. */
  List<TornTail> takeTornTails() {
    List<TornTail> taken = tornTails;
    tornTails = new ArrayList<>();
    return taken;
  }

  /** Tells each once; a file that cannot be taken over once more when it was away meanwhile. */
  void tell(ClientLog log) {
    for (TornTail tail : takeTornTails()) {
      tail.tell(log);
    }
    if (!untold.isEmpty()) {
      Map.Entry<File, Exception> first = untold.entrySet().iterator().next();
      String others = untold.size() == 1 ? "" : "; so it is with " + (untold.size() - 1) + " more";
      untold.clear();
      log.warn(
          "What may wait in "
              + first.getKey()
              + " cannot be had: "
              + first.getValue()
              + mend(first.getKey())
              + others);
    }
  }

  private static String mend(File file) {
    if (file.isDirectory()) {
      return ". It is a folder and none of ours: move it away";
    }
    if (file.exists() && !(file.canRead() && file.canWrite())) {
      return ". It is owned by another user, or its mode was changed: give it to the one that runs"
          + " this program (chown), or delete it";
    }
    return "";
  }
}
