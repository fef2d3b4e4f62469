package dev.faultline.client.story;

import dev.faultline.client.event.Disposition;
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
      if (point.kind() == LifePoint.Kind.CAUGHT) {
        use(text);
      } else if (point.detail() != null && point.kind() != LifePoint.Kind.WRAPPED) {
        text.append(" (").append(point.detail()).append(')');
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

    /** What the detail means depends on what the handler did. */
    private void use(StringBuilder text) {
      boolean carried =
          point.use() != Disposition.WRAPPED
              && point.use() != Disposition.LOGGED
              && isType(point.detail());
      if (carried) {
        text.append(", carried by ").append(point.detail());
      }
      if (point.use() != null) {
        text.append(", and ").append(point.use().wireName());
      }
      if (point.detail() != null && !carried) {
        boolean wrapper = point.use() == Disposition.WRAPPED;
        text.append(wrapper ? " in " : " (").append(point.detail()).append(wrapper ? "" : ")");
      }
    }

    /** Else it says why something was not done. */
    private static boolean isType(String detail) {
      return detail != null && detail.indexOf(' ') < 0 && detail.indexOf('.') > 0;
    }
  }
}
