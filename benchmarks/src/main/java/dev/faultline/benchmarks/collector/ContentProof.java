package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.util.List;

/**
 * That events of the load arrive whole and are grouped as they are meant to be, found out before
 * anything is timed.
 */
final class ContentProof {
  private static final int ISSUES = 10 * EventRequests.EVENTS;

  private ContentProof() {}

  /**
   * Sends each of a thousand issues two events, and looks.
   *
   * @param collector an empty one
   * @throws IllegalStateException when something else is there than should be
   */
  static void require(CollectorConnection collector) throws IOException, InterruptedException {
    EventRequests requests = new EventRequests(ISSUES);
    String last = null;
    int count = 2 * ISSUES / EventRequests.EVENTS;
    for (int i = 0; i < count; i++) {
      EventRequests.Made made = requests.make(i);
      collector.send(made.body());
      last = made.lastEventId();
    }
    collector.awaitVisible(last);
    IssueCensus census = IssueCensus.of(collector, ISSUES, 1);
    requireContents(collector, census, ISSUES, 2L * ISSUES);
    String id = census.some().get(0).get("id");
    String events = collector.get("/api/v1/issues/" + id + "/events");
    for (String part :
        List.of("\"variables\":{\"isbn\":\"9781903000182\"", "OutOfStock", "\"points\":[", last)) {
      if (!events.contains(part)) {
        throw new IllegalStateException("events that were sent with " + part + " are without it");
      }
    }
  }

  /** That there are as many issues and events as were sent, and that none was refused. */
  static void requireContents(
      CollectorConnection collector, IssueCensus census, long issues, long events)
      throws IOException, InterruptedException {
    String health = collector.get("/api/v1/health");
    if (census.issues() != issues
        || census.events() != events
        || !health.contains("\"events\":" + events + ",\"ignored\":0,\"rejected\":0}")) {
      throw new IllegalStateException(
          "there should be "
              + issues
              + " issues of "
              + events
              + " events, and there are "
              + census.issues()
              + " of "
              + census.events()
              + "; the collector says "
              + health);
    }
  }
}
