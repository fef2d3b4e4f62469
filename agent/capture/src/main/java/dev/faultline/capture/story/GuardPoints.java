package dev.faultline.capture.story;

import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Recovery;
import java.util.ArrayList;
import java.util.List;

/** From what guards did about an exception to the points of its life, in words for people. */
final class GuardPoints {

  private static final String[] ORDINALS = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
  };

  private GuardPoints() {}

  static LifePoint of(GuardRecord record) {
    Recovery recovery = record.recovery();
    switch (record.kind()) {
      case RETRIED:
        return point(LifePoint.Kind.RETRIED, record, retried(recovery, record.detail()));
      case FAILED:
        return point(LifePoint.Kind.FAILED, record, failed(recovery));
      case UNDONE:
        return point(LifePoint.Kind.UNDONE, record, undone(recovery));
      case RECOVERED:
        return point(LifePoint.Kind.RECOVERED, record, recovered(recovery));
      case REPLACED:
        return LifePoints.point(LifePoint.Kind.CAUGHT, record)
            .use(Disposition.SWALLOWED)
            .detail("replaced by " + record.detail() + " of the fallback of " + recovery.guard())
            .build();
      case NOT_UNDONE:
        return LifePoints.point(LifePoint.Kind.CAUGHT, record)
            .use(Disposition.HANDLED)
            .detail(record.detail())
            .build();
      case INJECTED:
        return point(LifePoint.Kind.INJECTED, record, record.detail());
      default:
        return point(LifePoint.Kind.OPENED, record, record.detail());
    }
  }

  private static LifePoint point(LifePoint.Kind kind, GuardRecord record, String detail) {
    return LifePoints.point(kind, record).detail(detail).build();
  }

  private static String retried(Recovery recovery, String next) {
    return "attempt "
        + recovery.attempts()
        + " of "
        + recovery.guard()
        + " failed, the next "
        + next;
  }

  private static String failed(Recovery recovery) {
    int attempts = recovery.attempts();
    return recovery.guard()
        + " failed after "
        + (attempts == 1 ? "1 attempt" : attempts + " attempts")
        + ": "
        + why(recovery.outcome());
  }

  private static String why(Recovery.Outcome outcome) {
    switch (outcome) {
      case ATTEMPTS_EXHAUSTED:
        return "there is no other";
      case DURATION_EXHAUSTED:
        return "the time for more is over";
      case BUDGET_EXHAUSTED:
        return "the retry budget is used up";
      case CANCELLED:
        return "it was cancelled";
      default:
        return "it is not retried";
    }
  }

  private static String undone(Recovery recovery) {
    StringBuilder text = new StringBuilder(recovery.guard());
    add(text, ": undone ", recovery.undone());
    add(
        text,
        recovery.undone().isEmpty() ? ": not undone " : "; not undone ",
        recovery.notUndone());
    return text.toString();
  }

  private static void add(StringBuilder text, String before, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? before : ", ").append(names.get(i));
    }
  }

  private static String recovered(Recovery recovery) {
    boolean byFallback = recovery.outcome() == Recovery.Outcome.FALLBACK;
    int failed = byFallback ? recovery.attempts() : recovery.attempts() - 1;
    return (recovery.thrown() == failed ? "thrown " : "failed ")
        + times(failed)
        + ", "
        + (byFallback ? fallback(recovery) : attempt(recovery));
  }

  private static String attempt(Recovery recovery) {
    int attempt = recovery.attempts();
    return (attempt <= ORDINALS.length ? ORDINALS[attempt - 1] + " attempt" : "attempt " + attempt)
        + " of "
        + recovery.guard()
        + " succeeded";
  }

  private static String fallback(Recovery recovery) {
    int fallback = recovery.fallback();
    return (fallback == 1 ? "the fallback of " : "fallback " + fallback + " of ")
        + recovery.guard()
        + " gave the result";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  /** What guards have done about the exceptions of a story: of each guard what it did last. */
  static List<Recovery> recoveries(Story story, ThrowableChain chain) {
    List<Recovery> all =
        story.continued() == null
            ? new ArrayList<Recovery>(0)
            : new ArrayList<>(story.continued().latest().recoveries());
    for (int i = chain.causes().size() - 1; i >= 0; i--) {
      KnownException exception = chain.causes().get(i);
      for (KnownException before : story.attemptsBefore(exception)) {
        all = with(story.recordsOf(before), all);
      }
      SettledException earlier = exception.settled();
      if (earlier != null && story.recordsOf(exception).isEmpty()) {
        for (Recovery recovery : earlier.event().latest().recoveries()) {
          all = with(recovery, all);
        }
      }
      all = with(story.recordsOf(exception), all);
    }
    return all;
  }

  private static List<Recovery> with(List<Record> records, List<Recovery> before) {
    List<Recovery> all = before;
    for (Record record : records) {
      if (record instanceof GuardRecord && ((GuardRecord) record).recovery() != null) {
        all = with(((GuardRecord) record).recovery(), all);
      }
    }
    return all;
  }

  /** These, with what one guard has done by now. */
  static List<Recovery> with(Recovery recovery, List<Recovery> before) {
    List<Recovery> all = new ArrayList<>(before);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).guard().equals(recovery.guard())) {
        all.set(i, recovery);
        return all;
      }
    }
    all.add(recovery);
    return all;
  }
}
