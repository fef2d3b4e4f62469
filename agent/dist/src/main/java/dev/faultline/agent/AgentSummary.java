package dev.faultline.agent;

import dev.faultline.agent.status.Status;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.site.SiteTransformer;

/** What the agent has done so far, in figures. Thread-safe. */
final class AgentSummary implements AgentPart {

  private final SiteTransformer transformer;
  private final SiteRegistry sites;
  private final RecordQueue queue;
  private final ExceptionRecorder recorder;

  AgentSummary(
      SiteTransformer transformer,
      SiteRegistry sites,
      RecordQueue queue,
      ExceptionRecorder recorder) {
    this.transformer = transformer;
    this.sites = sites;
    this.queue = queue;
    this.recorder = recorder;
  }

  @Override
  public void report(Status status) {
    status
        .section("capture")
        .put("sites", sites.size())
        .put("exceptions seen", seen())
        .put("records refused", queue.refused())
        .put("failures of the agent", recorder.failures());
    status
        .section("weaving")
        .put("in-app classes woven", transformer.woven())
        .put("in-app classes left alone", transformer.leftAlone());
  }

  private long seen() {
    long thrown = 0;
    for (int number = 0; number < sites.size(); number++) {
      if (sites.get(number) != null) {
        thrown += sites.get(number).activity().seen();
      }
    }
    return thrown;
  }

  @Override
  public String toString() {
    return transformer.woven()
        + " classes woven with "
        + sites.size()
        + " throw sites, "
        + transformer.leftAlone()
        + " left as they were; "
        + seen()
        + " throws seen, "
        + queue.refused()
        + " records refused by a full queue, "
        + recorder.failures()
        + " failures of the agent";
  }
}
