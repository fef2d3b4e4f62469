package dev.faultline.capture.boundary;

import dev.faultline.capture.record.Boundary;
import java.lang.ref.WeakReference;

/**
 * What one thread told of last. A boundary often has others behind it: a logger prints the stack
 * trace, a facade passes on to a library, the JVM prints what ends a thread. Keeps no throwable
 * alive. Used by that thread alone.
 */
final class ToldLately {

  private WeakReference<Throwable> throwable;
  private Boundary boundary;
  private String detail;
  private int handlersEntered;

  /**
   * Whether this is what was told last, by another name. Takes note of it if not.
   *
   * @param handlers how many handlers the thread has entered: what the next one tells of is not the
   *     same, even if it is the same exception
   */
  boolean isTold(Throwable next, Boundary at, String nextDetail, int handlers) {
    boolean sameHandler = handlersEntered == handlers;
    handlersEntered = handlers;
    if (sameHandler && throwable != null && throwable.get() == next) {
      boolean same =
          boundary == at && (detail == null ? nextDetail == null : detail.equals(nextDetail));
      boolean printed =
          BoundaryRecorder.PRINTED.equals(nextDetail)
              && (boundary == Boundary.LOG || boundary == Boundary.UNCAUGHT);
      if (same || printed) {
        return true;
      }
    } else {
      throwable = new WeakReference<>(next);
    }
    boundary = at;
    detail = nextDetail;
    return false;
  }
}
