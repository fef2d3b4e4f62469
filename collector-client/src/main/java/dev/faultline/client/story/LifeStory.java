package dev.faultline.client.story;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to the exceptions of an event, of all of them in the order of time. */
public final class LifeStory {
  private static final Comparator<Moment> BY_TIME =
      new Comparator<Moment>() {
        @Override
        public int compare(Moment one, Moment other) {
          return Long.compare(one.point.timeUnixNanos(), other.point.timeUnixNanos());
        }
      };

  private LifeStory() {}

  /** One line for each thing that happened, with its time of day; empty when nothing is known. */
  public static List<String> of(ExceptionEvent event) {
    List<Moment> moments = new ArrayList<>();
    // Causes first: of two things at one time, the cause's came before.
    for (int i = event.exceptions().size() - 1; i >= 0; i--) {
      ExceptionLink link = event.exceptions().get(i);
      for (LifePoint point : link.points()) {
        moments.add(new Moment(Words.simpleName(link.type()), point));
      }
    }
    moments.sort(BY_TIME);
    List<String> lines = new ArrayList<>(moments.size());
    for (Moment moment : moments) {
      lines.add(moment.text(event.threadName()));
    }
    return lines;
  }

  private static final class Moment {
    private final String type;
    private final LifePoint point;

    Moment(String type, LifePoint point) {
      this.type = type;
      this.point = point;
    }

    String text(String threadOfEvent) {
      StringBuilder text = new StringBuilder(Words.timeOfDay(point.timeUnixNanos()));
      text.append("  ").append(type).append(' ');
      text.append(Words.of(point.kind()));
      if (point.kind() == LifePoint.Kind.WRAPPED && point.detail() != null) {
        text.append(" in ").append(point.detail());
      }
      place(text);
      if (point.threadName() != null && !point.threadName().equals(threadOfEvent)) {
        text.append(" on thread ").append(point.threadName());
      }
      detail(text);
      if (point.use() != null) {
        text.append(", and ").append(point.use().wireName());
      }
      return text.toString();
    }

    private void place(StringBuilder text) {
      if (point.className() != null) {
        text.append(Words.before(point.kind()))
            .append(point.className())
            .append('.')
            .append(point.methodName());
        if (point.line() >= 0) {
          text.append(':').append(point.line());
        }
      }
    }

    private void detail(StringBuilder text) {
      if (point.detail() == null || point.kind() == LifePoint.Kind.WRAPPED) {
        return;
      }
      if (point.kind() == LifePoint.Kind.CAUGHT) {
        text.append(", carried by ").append(point.detail());
      } else {
        text.append(" (").append(point.detail()).append(')');
      }
    }
  }
}
