package dev.faultline.capture.story;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CatchRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.client.event.LifePoint;
import java.util.List;

/**
 * Causes, and exceptions that are suppressed, which a logger is given in place of what is around
 * them: servlet containers log the root cause alone. What is around them is not lost then, from
 * when it was thrown last. Used on the agent's thread alone.
 */
final class LoggedCauses {

  private static final int MAX_WRAPPERS = 32;
  private static final String CAUSE = "its cause";
  private static final String SUPPRESSED = "one that it suppresses";

  private final OpenStories open;
  private final EventTeller teller;

  LoggedCauses(OpenStories open, EventTeller teller) {
    this.open = open;
    this.teller = teller;
  }

  /** Whether the point tells of a log that was given another exception of the chain. */
  static boolean isOfAnother(LifePoint point) {
    String detail = point.detail();
    return point.kind() == LifePoint.Kind.LOGGED
        && detail != null
        && (detail.endsWith(CAUSE) || detail.endsWith(SUPPRESSED));
  }

  /**
   * Counts that an exception was logged for what is around it, if anything is that an event is made
   * of.
   *
   * @param known the story of the exception, null for none
   * @return whether that is where it belongs; else it is to be told of the exception itself as well
   */
  boolean takeIn(KnownException exception, Record record, Story known) {
    if (!(record instanceof BoundaryRecord)
        || ((BoundaryRecord) record).boundary() != Boundary.LOG) {
      return false;
    }
    BoundaryRecord logged = (BoundaryRecord) record;
    Story around = storyAround(exception, known);
    boolean unknown = known == null && exception.settled() == null;
    if (around != null) {
      logged.comesAfterWrapping();
      boolean isCause = ThrowableChain.of(around.outermost()).indexOf(exception) >= 0;
      around.add(around.outermost(), of(logged, isCause));
      if (known != around && (unknown || known != null)) {
        around.add(exception, logged);
      }
      return unknown;
    }
    return unknown && tellAround(exception, logged);
  }

  /** The story of what wraps or suppresses it; null for none, or when it goes on by itself. */
  private Story storyAround(KnownException exception, Story known) {
    Story around = null;
    KnownException wrapper = exception.wrapper();
    for (int i = 0; i < MAX_WRAPPERS && wrapper != null && wrapper != exception; i++) {
      Story story = open.of(wrapper);
      around = story == null ? around : story;
      wrapper = wrapper.wrapper();
    }
    if (around == null || known != null && !around.exceptions().contains(exception)) {
      around = known;
    }
    return around == null || around.outermost() == exception || hasThrownCause(around)
        ? null
        : around;
  }

  /** Whether the last handler has taken a cause out of it, which goes on without it. */
  private static boolean hasThrownCause(Story story) {
    List<Record> records = story.recordsOf(story.outermost());
    for (int i = records.size() - 1; i >= 0; i--) {
      if (records.get(i) instanceof CatchRecord) {
        return ((CatchRecord) records.get(i)).isCauseThrown();
      }
    }
    return false;
  }

  /** The same of an event that is out, one of whose causes was nowhere seen. */
  private boolean tellAround(KnownException exception, BoundaryRecord logged) {
    KnownException wrapper = exception.wrapper();
    for (int i = 1; i < MAX_WRAPPERS && wrapper != null && wrapper != exception; i++) {
      SettledException settled = wrapper.settled();
      if (settled != null && settled.isInChain()) {
        teller.tellLater(logged, settled.cause(i));
        return true;
      }
      wrapper = wrapper.wrapper();
    }
    return false;
  }

  /**
   * What an event is told of one of its exceptions that was logged.
   *
   * @param isCause whether it is in the event's chain, and not beside it
   */
  static BoundaryRecord of(BoundaryRecord logged, boolean isCause) {
    String whom = isCause ? CAUSE : SUPPRESSED;
    return logged.ofAnother(logged.detail() == null ? whom : logged.detail() + ", " + whom);
  }
}
