package dev.faultline.resilience.restore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which fields' content was met and not copied; each is told once. Thread-safe. */
final class LeftOut {

  /** More of them would tell the same. */
  private static final int MOST = 50;

  private final RestoreListener listener;

  /** By name, so that classes can go. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  LeftOut(RestoreListener listener) {
    this.listener = listener;
  }

  void add(String field, Class<?> type) {
    String what = field + ' ' + type.getName();
    if (!told.contains(what) && told.size() < MOST && told.add(what)) {
      listener.notCopied(field, type);
    }
  }
}
