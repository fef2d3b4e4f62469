package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.CatchRecord;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.SuppressedLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** From a settled story to its event. Used on the agent's thread alone. */
final class EventAssembler {

  private static final List<Record> NONE = Collections.emptyList();

  private final LinkAssembler links;
  private final LifePoints lives;

  EventAssembler(InAppFrames inApp, Supplier<Redaction> redaction, LifePoints lives) {
    this.links = new LinkAssembler(inApp, redaction);
    this.lives = lives;
  }

  /**
   * @param id of the event
   * @param context what the application has told of it
   */
  ExceptionEvent assemble(Story story, ThrowableChain throwables, String id, EventContext context) {
    Record first = story.first();
    List<ExceptionLink> chain = new ArrayList<>();
    for (int i = 0; i < throwables.causes().size(); i++) {
      chain.add(withWhatIsLeftOut(link(story, throwables, i), throwables, i));
    }
    List<SuppressedLink> suppressed = new ArrayList<>();
    for (ThrowableChain.Suppressed side : throwables.suppressed()) {
      suppressed.add(
          new SuppressedLink(
              side.of(),
              link(story, side.exception(), points(story, side.exception(), null), false)));
    }
    Outcome outcome = Outcome.ofChain(chain);
    ExceptionEvent.Builder event = ExceptionEvent.builder().detail(detail(story, throwables));
    if (throwables.isCut()) {
      event.cutToSize();
    }
    return event
        .id(id)
        .timeUnixNanos(TimeUnit.MILLISECONDS.toNanos(first.unixMillis()))
        .observedTimeUnixNanos(UnixTime.nowNanos())
        .severity(severity(outcome, story.recordsOf(story.outermost())))
        .disposition(outcome.disposition())
        .dispositionDetail(outcome.detail())
        .mechanism(mechanism(first))
        .context(context)
        .occurrences(story.occurrences())
        .threadName(first.threadName())
        .threadId(first.threadId())
        .exceptions(chain)
        .suppressed(suppressed)
        .injectedFault(throwables.injectedFault())
        .recoveries(GuardPoints.recoveries(story, throwables))
        .stackTraceOfExceptions()
        .build();
  }

  private static ExceptionLink withWhatIsLeftOut(
      ExceptionLink link, ThrowableChain throwables, int index) {
    int causes = throwables.causesLeftOutAfter(index);
    int suppressed = throwables.suppressedLeftOutOf(index);
    boolean endless = throwables.isEndless() && index == throwables.causes().size() - 1;
    if (causes == 0 && suppressed == 0 && !endless) {
      return link;
    }
    ExceptionLink.Builder noted =
        link.toBuilder()
            .leftOut(causes, "exceptions after it")
            .leftOut(suppressed, "suppressed exceptions");
    return (endless ? noted.addNote("its causes are left out: there are too many") : noted).build();
  }

  private static String detail(Story story, ThrowableChain throwables) {
    for (KnownException exception : throwables.causes()) {
      if (exception.frames() == null) {
        return DetailLevel.NO_STACK_TRACES.wireName();
      }
    }
    return story.lacksVariables() ? DetailLevel.NO_VARIABLES.wireName() : null;
  }

  /** What ends its thread is fatal; else the application may have said how bad it is. */
  private static Severity severity(Outcome outcome, List<Record> records) {
    if (outcome.disposition() == Disposition.UNCAUGHT) {
      return Severity.FATAL;
    }
    for (int i = records.size() - 1; i >= 0; i--) {
      if (records.get(i) instanceof CapturedRecord) {
        return ((CapturedRecord) records.get(i)).level().severity();
      }
    }
    return Severity.ERROR;
  }

  private static Mechanism mechanism(Record first) {
    if (first instanceof CapturedRecord) {
      return Mechanism.API;
    }
    if (first instanceof BoundaryRecord) {
      return ((BoundaryRecord) first).boundary() == Boundary.UNCAUGHT
          ? Mechanism.UNCAUGHT
          : Mechanism.BOUNDARY;
    }
    if (first instanceof CatchRecord) {
      return Mechanism.CATCH_SITE;
    }
    if (first instanceof GuardRecord) {
      return ((GuardRecord) first).kind() == GuardRecord.Kind.INJECTED
          ? Mechanism.FAULT
          : Mechanism.GUARD;
    }
    return first.site() instanceof ThrowSite ? Mechanism.THROW_SITE : Mechanism.EXIT_SITE;
  }

  private ExceptionLink link(Story story, ThrowableChain throwables, int index) {
    KnownException exception = throwables.causes().get(index);
    if (index == 0) {
      return link(story, exception, points(story, exception, null), story.isReused());
    }
    KnownException wrapper = throwables.causes().get(index - 1);
    String wrapperType = wrapper.type();
    List<LifePoint> points = new ArrayList<>(points(story, exception, wrapperType));
    List<Record> ofWrapper = story.recordsOf(wrapper);
    List<LifePoint> since = lives.of(sinceWrapped(story.recordsOf(exception)), null);
    if (!ofWrapper.isEmpty() && !(points.isEmpty() && since.isEmpty())) {
      points.add(LifePoints.wrapped(ofWrapper.get(0), wrapperType));
    }
    points.addAll(since);
    return link(story, exception, points, false);
  }

  private List<LifePoint> points(Story story, KnownException exception, String wrapperType) {
    List<Record> records = story.recordsOf(exception);
    SettledException earlier = records.isEmpty() ? exception.settled() : null;
    if (earlier != null) {
      return earlier.points();
    }
    List<Record> since = wrapperType == null ? NONE : sinceWrapped(records);
    List<LifePoint> points =
        lives.of(records.subList(0, records.size() - since.size()), wrapperType);
    List<KnownException> before = story.attemptsBefore(exception);
    boolean continues = exception == story.outermost() && story.continued() != null;
    if (before.isEmpty() && !continues) {
      return points;
    }
    List<LifePoint> all = new ArrayList<>();
    if (continues) {
      all.addAll(story.continued().latest().exceptions().get(0).points());
    }
    for (KnownException attempt : before) {
      all.addAll(lives.of(story.recordsOf(attempt), null));
    }
    all.addAll(points);
    while (all.size() > ToldEvent.MAX_POINTS) {
      all.remove(1);
    }
    return all;
  }

  /** What was recorded from when a logger was given it first after it had been wrapped. */
  private static List<Record> sinceWrapped(List<Record> records) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i) instanceof BoundaryRecord
          && ((BoundaryRecord) records.get(i)).isSinceWrapped()) {
        return records.subList(i, records.size());
      }
    }
    return NONE;
  }

  private ExceptionLink link(
      Story story, KnownException exception, List<LifePoint> points, boolean reused) {
    List<Record> records = story.recordsOf(exception);
    SettledException earlier = records.isEmpty() ? exception.settled() : null;
    List<ThrowSnapshot> thrown = earlier == null ? ThrowSnapshot.of(records) : earlier.thrown();
    Site seenAt = records.isEmpty() ? null : records.get(0).site();
    return links.assemble(exception, thrown, seenAt, points, reused);
  }
}
