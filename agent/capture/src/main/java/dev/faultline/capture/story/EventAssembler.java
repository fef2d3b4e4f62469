package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.record.Record;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.SuppressedLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** From a settled story to its event. Used on the agent's thread alone. */
final class EventAssembler {

  private static final int MAX_CHAIN = 32;
  private static final int MAX_SUPPRESSED = 16;

  private final EventIds ids = new EventIds();
  private final LinkAssembler links;
  private final SettledStories settled;

  EventAssembler(InAppFrames inApp, SettledStories settled) {
    this.links = new LinkAssembler(inApp);
    this.settled = settled;
  }

  ExceptionEvent assemble(Story story) {
    Record outermost = story.outermost();
    List<ExceptionLink> chain = new ArrayList<>();
    List<SuppressedLink> suppressed = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
    for (Throwable t = outermost.throwable();
        t != null && chain.size() < MAX_CHAIN && seen.add(t);
        t = ThrowableFacts.causeOf(t)) {
      for (Throwable side : ThrowableFacts.suppressedBy(t)) {
        if (suppressed.size() < MAX_SUPPRESSED && seen.add(side)) {
          suppressed.add(new SuppressedLink(chain.size(), link(side, story)));
        }
      }
      chain.add(link(t, story));
    }
    return ExceptionEvent.builder()
        .id(ids.next())
        .timeUnixNanos(TimeUnit.MILLISECONDS.toNanos(outermost.unixMillis()))
        .observedTimeUnixNanos(UnixTime.nowNanos())
        .severity(story.isUncaught() ? Severity.FATAL : Severity.ERROR)
        .disposition(story.isUncaught() ? Disposition.UNCAUGHT : Disposition.THROWN)
        .occurrences(story.occurrences())
        .threadName(outermost.threadName())
        .threadId(outermost.threadId())
        .exceptions(chain)
        .suppressed(suppressed)
        .stackTrace(StackTraceText.of(chain, suppressed))
        .build();
  }

  private ExceptionLink link(Throwable throwable, Story story) {
    List<ThrowSnapshot> recorded = ThrowSnapshot.of(story.throwsOf(throwable));
    return links.assemble(throwable, recorded.isEmpty() ? settled.throwsOf(throwable) : recorded);
  }
}
