package dev.faultline.capture.story;

import dev.faultline.client.event.LifePoint;
import java.util.Collections;
import java.util.List;

/** What is kept of an exception after an event was made of it. Immutable but for the event. */
final class SettledException {

  private static final int NOT_IN_CHAIN = -1;

  private final ToldEvent event;
  private final int link;
  private final List<ThrowSnapshot> thrown;

  /**
   * @param link which exception of the event's chain it is, 0 for the outermost; negative when it
   *     is not in the chain but suppressed by one of it
   */
  SettledException(ToldEvent event, int link, List<ThrowSnapshot> thrown) {
    this.event = event;
    this.link = link;
    this.thrown = thrown;
  }

  ToldEvent event() {
    return event;
  }

  int link() {
    return link;
  }

  /** One of its causes, of which nothing was recorded, as the event has it. */
  SettledException cause(int depth) {
    int index = link + depth;
    boolean told = index < event.latest().exceptions().size();
    return new SettledException(event, told ? index : NOT_IN_CHAIN, thrown);
  }

  boolean isInChain() {
    return link >= 0;
  }

  /** What was recorded of its throws; empty when nothing was. */
  List<ThrowSnapshot> thrown() {
    return thrown;
  }

  /** What has happened to it by now; empty when it is not in the chain. */
  List<LifePoint> points() {
    return isInChain()
        ? event.latest().exceptions().get(link).points()
        : Collections.<LifePoint>emptyList();
  }
}
