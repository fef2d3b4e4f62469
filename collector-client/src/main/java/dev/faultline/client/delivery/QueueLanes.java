package dev.faultline.client.delivery;

/**
 * What waits, by priority. Any thread adds and displaces; the export thread alone asks for what is
 * next and takes it.
 *
 * <p>The highest priority goes first, but every {@value #TURNS}th event is the one that has waited
 * longest, whatever its priority: nothing waits for ever behind what keeps coming.
 */
final class QueueLanes {
  static final int TURNS = 8;

  private final QueueLane[] byPriority = new QueueLane[Priority.values().length];

  /** Of the export thread. */
  private int turn;

  QueueLanes() {
    for (int i = 0; i < byPriority.length; i++) {
      byPriority[i] = new QueueLane();
    }
  }

  void add(QueuedEvent event, Priority priority) {
    lane(priority).add(event);
  }

  private QueueLane lane(Priority priority) {
    return byPriority[priority.ordinal()];
  }

  /** The event to be taken next, which stays; null when there is none. */
  QueuedEvent next() {
    return turn == TURNS - 1 ? oldest() : highest();
  }

  /** The one that came first; null when there is none. */
  QueuedEvent oldest() {
    QueuedEvent oldest = null;
    for (QueueLane lane : byPriority) {
      QueuedEvent event = lane.oldest();
      if (event != null && (oldest == null || event.number < oldest.number)) {
        oldest = event;
      }
    }
    return oldest;
  }

  private QueuedEvent highest() {
    for (int i = byPriority.length - 1; i >= 0; i--) {
      QueuedEvent event = byPriority[i].oldest();
      if (event != null) {
        return event;
      }
    }
    return null;
  }

  /** Takes what was next; false when it has just been displaced. */
  boolean take(QueuedEvent event) {
    boolean taken = lane(Priority.of(event.event)).take(event);
    if (taken) {
      turn = (turn + 1) % TURNS;
    }
    return taken;
  }

  /** Takes out the newest of the lowest priority below this one; null when there is none. */
  QueuedEvent displaceBelow(Priority priority) {
    for (int i = 0; i < priority.ordinal(); i++) {
      QueuedEvent event = byPriority[i].takeNewest();
      if (event != null) {
        return event;
      }
    }
    return null;
  }

  /** How many there are below this priority, about. */
  int countBelow(Priority priority) {
    int count = 0;
    for (int i = 0; i < priority.ordinal(); i++) {
      count += byPriority[i].count();
    }
    return count;
  }

  /** How large they are together, in bytes, about. */
  long bytesBelow(Priority priority) {
    long bytes = 0;
    for (int i = 0; i < priority.ordinal(); i++) {
      bytes += byPriority[i].bytes();
    }
    return bytes;
  }

  /** Whether there are so many events, or so many bytes of them. */
  boolean hasAtLeast(int events, long bytes) {
    int count = 0;
    long size = 0;
    for (QueueLane lane : byPriority) {
      count += lane.count();
      size += lane.bytes();
    }
    return count >= events || size >= bytes;
  }

  boolean isEmpty() {
    return highest() == null;
  }

  /** Whether there is an event with this number or a smaller one. */
  boolean holdsUpTo(long number) {
    for (QueueLane lane : byPriority) {
      if (lane.holdsUpTo(number)) {
        return true;
      }
    }
    return false;
  }
}
