package dev.faultline.agent;

import dev.faultline.agent.status.Status;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.site.SeenExceptions;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.story.ExceptionAccount;
import dev.faultline.weaving.site.SiteTransformer;
import java.util.Map;
import java.util.TreeMap;

/** What the agent has done so far, in figures. Thread-safe. */
final class AgentSummary implements AgentPart {

  private final SiteTransformer transformer;
  private final SiteRegistry sites;
  private final ExceptionAccount exceptions;
  private final RecordQueue queue;
  private final ExceptionRecorder recorder;

  AgentSummary(
      SiteTransformer transformer,
      SiteRegistry sites,
      ExceptionAccount exceptions,
      RecordQueue queue,
      ExceptionRecorder recorder) {
    this.transformer = transformer;
    this.sites = sites;
    this.exceptions = exceptions;
    this.queue = queue;
    this.recorder = recorder;
  }

  @Override
  public void report(Status status) {
    status
        .section("capture")
        .put("sites", sites.size())
        .put("exceptions counted at sites", seen())
        .put("exceptions told in events of their own", exceptions.told())
        .put("exceptions sampled out", exceptions.sampledOut())
        .put("exceptions not told yet", exceptions.waiting())
        .put("records refused", queue.refused())
        .put("failures of the agent", recorder.failures());
    status
        .section("weaving")
        .put("in-app classes woven", transformer.woven())
        .put("in-app classes left alone", transformer.leftAlone())
        .put("in-app methods left alone", transformer.methodsLeftAlone());
  }

  private long seen() {
    long seen = 0;
    for (long ofKind : seenByKind().values()) {
      seen += ofKind;
    }
    return seen;
  }

  private Map<String, Long> seenByKind() {
    final Map<String, Long> seen = new TreeMap<>();
    sites.tellCounts(
        new SeenExceptions() {
          @Override
          public void seen(String kind, String function, int line, String type, long count) {
            Long before = seen.get(kind);
            seen.put(kind, (before == null ? 0 : before) + count);
          }
        });
    return seen;
  }

  @Override
  public String toString() {
    return transformer.woven()
        + " classes woven with "
        + sites.size()
        + " sites, "
        + transformer.leftAlone()
        + " left as they were; exceptions seen at sites by kind: "
        + seenByKind()
        + ", "
        + queue.refused()
        + " records refused by a full queue, "
        + recorder.failures()
        + " failures of the agent";
  }
}
