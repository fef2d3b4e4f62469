package dev.faultline.capture.story;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * An event that went out, as it stands by now: its count may rise and its end become known later,
 * and neither may be lost when the other is told. Used on the agent's thread alone.
 */
final class ToldEvent {

  /** An exception that is thrown and caught for ever must not make its event grow for ever. */
  static final int MAX_POINTS = 64;

  private final Fingerprint countedAt;
  private final long toldAtNanos;
  private List<CaptureContext> contexts;
  private ExceptionEvent latest;

  /**
   * @param countedAt which exceptions the event counts, or null when it counts itself only
   * @param toldAtNanos by {@link System#nanoTime()}
   * @param contexts those that the event carries, strongest first
   */
  ToldEvent(
      Fingerprint countedAt,
      long toldAtNanos,
      List<CaptureContext> contexts,
      ExceptionEvent first) {
    this.countedAt = countedAt;
    this.toldAtNanos = toldAtNanos;
    this.contexts = contexts;
    latest = first;
  }

  /** Which exceptions the event counts, or null when it counts itself only. */
  Fingerprint countedAt() {
    return countedAt;
  }

  /** When it was told first, by {@link System#nanoTime()}. */
  long toldAtNanos() {
    return toldAtNanos;
  }

  /** What the application has told of it, strongest first. */
  List<CaptureContext> contexts() {
    return contexts;
  }

  /** The same event under another id, that the application was given for it as well. */
  ExceptionEvent under(String id) {
    return latest.toBuilder().id(id).occurrences(1).build();
  }

  /** As it was told last. */
  ExceptionEvent latest() {
    return latest;
  }

  /** The event, now standing for further exceptions of its fingerprint. */
  ExceptionEvent withFurther(long occurrences) {
    return tell(latest.toBuilder().occurrences(latest.occurrences() + occurrences));
  }

  /**
   * The event, now with something that happened later to one of its exceptions.
   *
   * @param link which exception of the chain
   */
  ExceptionEvent with(LifePoint point, int link) {
    return tell(having(point, link));
  }

  /**
   * The same, with what a guard has done about it by now.
   *
   * @param recovery takes the place of what that guard had done before; null for nothing
   */
  ExceptionEvent with(LifePoint point, int link, Recovery recovery) {
    ExceptionEvent.Builder event = having(point, link);
    if (recovery != null) {
      event.recoveries(GuardPoints.with(recovery, latest.recoveries()));
    }
    return tell(event);
  }

  private ExceptionEvent.Builder having(LifePoint point, int link) {
    List<ExceptionLink> chain = new ArrayList<>(latest.exceptions());
    List<LifePoint> points = new ArrayList<>(chain.get(link).points());
    if (points.size() >= MAX_POINTS) {
      points.remove(1);
    }
    LifePoints.add(point, points);
    chain.set(link, chain.get(link).toBuilder().points(points).build());
    ExceptionEvent.Builder event = latest.toBuilder().exceptions(chain);
    if (latest.disposition() != Disposition.UNCAUGHT) {
      Outcome outcome = Outcome.ofChain(chain);
      event.disposition(outcome.disposition()).dispositionDetail(outcome.detail());
      if (outcome.disposition() == Disposition.UNCAUGHT) {
        event.severity(Severity.FATAL);
      }
    }
    return event;
  }

  /** The event, now with one of its exceptions marked as thrown again from elsewhere. */
  void markReused(int link) {
    List<ExceptionLink> chain = new ArrayList<>(latest.exceptions());
    if (!chain.get(link).reused()) {
      chain.set(link, chain.get(link).toBuilder().reused(true).build());
      latest = latest.toBuilder().exceptions(chain).build();
    }
  }

  /**
   * The event, now as a part of a story that went on: its exception was wrapped, or another like it
   * has failed a later attempt of the same call. That it has ended a thread stays so.
   */
  ExceptionEvent continuedBy(ExceptionEvent wrapping, List<CaptureContext> contexts) {
    this.contexts = contexts;
    ExceptionEvent.Builder event = wrapping.toBuilder().id(latest.id());
    if (latest.disposition() == Disposition.UNCAUGHT) {
      event
          .disposition(Disposition.UNCAUGHT)
          .dispositionDetail(latest.dispositionDetail())
          .severity(latest.severity());
    }
    return tell(event.timeUnixNanos(latest.timeUnixNanos()));
  }

  /**
   * The event, after the application has captured one of its exceptions by hand.
   *
   * @param level how bad the application calls it
   * @param link which exception of the chain
   * @param contexts all that the event carries now, strongest first
   * @param context what they come to
   */
  ExceptionEvent captured(
      Level level, LifePoint point, int link, List<CaptureContext> contexts, EventContext context) {
    this.contexts = contexts;
    latest = latest.toBuilder().context(context).build();
    if (link == 0 && latest.disposition() != Disposition.UNCAUGHT) {
      latest = latest.toBuilder().severity(level.severity()).build();
    }
    return with(point, link);
  }

  private ExceptionEvent tell(ExceptionEvent.Builder event) {
    latest = event.observedTimeUnixNanos(UnixTime.nowNanos()).build();
    return latest;
  }
}
