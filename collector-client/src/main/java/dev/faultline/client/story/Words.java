package dev.faultline.client.story;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Recovery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the parts of an event are called when they are told to people. */
public final class Words {
  private static final DateTimeFormatter MOMENT = formatter("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter TIME_OF_DAY = formatter("HH:mm:ss.SSS");
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private Words() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Date and time, to the millisecond, in UTC; a dash when it is not known. */
  public static String moment(long unixNanos) {
    return unixNanos == 0 ? "-" : MOMENT.format(instant(unixNanos));
  }

  /** The time alone, for what is told beneath a date. */
  public static String timeOfDay(long unixNanos) {
    return unixNanos == 0 ? "-" : TIME_OF_DAY.format(instant(unixNanos));
  }

  private static Instant instant(long unixNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(unixNanos, NANOS), (int) Math.floorMod(unixNanos, NANOS));
  }

  /** Type and message. */
  public static String summary(ExceptionLink link) {
    return link.message() == null ? link.type() : link.type() + ": " + link.message();
  }

  /** Without its package. */
  public static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** A whole sentence about what became of an exception. */
  public static String of(Disposition disposition) {
    switch (disposition) {
      case HANDLED:
        return "handled: it was caught, and something was done about it";
      case SWALLOWED:
        return "swallowed: it was caught, and nobody ever looked at it";
      case LOGGED:
        return "logged: it was caught and given to a logger";
      case RECOVERED:
        return "recovered: the call that it failed has a result all the same";
      case RETHROWN:
        return "rethrown: a handler passed it on, and it was not seen after that";
      case WRAPPED:
        return "wrapped: a handler threw another exception with this one as its cause";
      case ESCAPED:
        return "escaped: it left the application's own code without being caught there";
      case UNCAUGHT:
        return "uncaught: nothing caught it, and it ended its thread";
      default:
        return "thrown: what became of it is not known";
    }
  }

  /** What happened at a point. */
  static String of(LifePoint.Kind kind) {
    switch (kind) {
      case RETHROWN:
        return "thrown again";
      case ESCAPED:
        return "left the code of its author";
      case UNCAUGHT:
        return "ended its thread";
      case RETRIED:
        return "failed an attempt, and another was made";
      case RECOVERED:
        return "made up for";
      case FAILED:
        return "failed the call for good";
      case UNDONE:
        return "had what was done undone";
      case OPENED:
        return "opened a circuit breaker";
      case INJECTED:
        return "injected on purpose";
      default:
        return kind.wireName();
    }
  }

  /** What stands between that and its place. */
  static String before(LifePoint.Kind kind) {
    switch (kind) {
      case THROWN:
      case RETHROWN:
      case CAUGHT:
      case WRAPPED:
      case LOGGED:
        return " by ";
      default:
        return " in ";
    }
  }

  /** What a guard did about a call, in one sentence. */
  public static String of(Recovery recovery) {
    StringBuilder text = new StringBuilder(recovery.guard());
    text.append(": ").append(of(recovery.outcome()));
    if (recovery.fallback() > 0) {
      text.append(" (number ").append(recovery.fallback()).append(')');
    }
    text.append("; ").append(recovery.attempts());
    text.append(recovery.attempts() == 1 ? " attempt, " : " attempts, ");
    text.append(recovery.thrown()).append(" of them failed");
    if (recovery.waitedNanos() > 0) {
      text.append(", with ").append(TimeUnit.NANOSECONDS.toMillis(recovery.waitedNanos()));
      text.append(" ms of waiting in between");
    }
    names(text, "; undone: ", recovery.undone());
    names(text, "; could not be undone: ", recovery.notUndone());
    return text.toString();
  }

  private static void names(StringBuilder text, String title, List<String> names) {
    if (!names.isEmpty()) {
      text.append(title).append(String.join(", ", names));
    }
  }

  /** How a guarded call ended. */
  public static String of(Recovery.Outcome outcome) {
    switch (outcome) {
      case ATTEMPT_SUCCEEDED:
        return "a later attempt succeeded";
      case FALLBACK:
        return "a fallback gave the result";
      case ATTEMPTS_EXHAUSTED:
        return "failed: no attempts were left";
      case DURATION_EXHAUSTED:
        return "failed: no time was left for another attempt";
      case BUDGET_EXHAUSTED:
        return "failed: the budget for attempts was used up";
      case NOT_RETRIED:
        return "failed, and is not retried";
      case CANCELLED:
        return "cancelled by its caller";
      default:
        return "not over yet";
    }
  }
}
