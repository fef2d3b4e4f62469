package dev.faultline.client.size;

import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts the exceptions of an event, one after the other. Used for one event by one thread. */
final class LinkCut {
  private final Allowance allowance;

  /** For variables of those that come, in bytes. */
  private int variablesLeft;

  LinkCut(Allowance allowance) {
    this.allowance = allowance;
    this.variablesLeft = allowance.allVariables;
  }

  /** Tells what is missing here. */
  static ExceptionLink noted(ExceptionLink link, int missing, String what) {
    if (missing == 0) {
      return link;
    }
    String note = missing + " " + what + " left out: the event was too large";
    return link.toBuilder().addNote(note).build();
  }

  ExceptionLink of(ExceptionLink link) {
    int frames = Math.min(link.frames().size(), allowance.frames);
    List<LifePoint> points = points(link.points());
    ExceptionLink cut =
        link.toBuilder()
            .type(allowance.name(link.type()))
            .message(allowance.text(link.message()))
            .note(allowance.name(link.note()))
            .frames(frames(link.frames().subList(0, frames)))
            .framesOmitted(link.framesOmitted() + link.frames().size() - frames)
            .points(points)
            .build();
    return noted(cut, link.points().size() - points.size(), "points of its life");
  }

  private List<Frame> frames(List<Frame> all) {
    List<Frame> kept = new ArrayList<>(all.size());
    for (Frame frame : all) {
      kept.add(named(frame).withVariables(variables(frame.variables())));
    }
    return kept;
  }

  private Frame named(Frame frame) {
    String file = allowance.name(frame.fileName());
    return Frame.of(
        new StackTraceElement(
            allowance.name(frame.className()),
            allowance.name(frame.methodName()),
            file,
            frame.line()),
        frame.inApp());
  }

  private Map<String, Object> variables(Map<String, Object> variables) {
    if (variables == null) {
      return null;
    }
    ValueCut cut = new ValueCut(Math.min(allowance.variables, variablesLeft));
    Map<String, Object> kept = cut.ofMap(variables);
    variablesLeft = Math.max(0, variablesLeft - cut.used());
    return kept;
  }

  /** The first, which tell how it began, and the last, which tells what became of it. */
  private List<LifePoint> points(List<LifePoint> all) {
    List<LifePoint> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i < allowance.others - 1 || i == all.size() - 1) {
        kept.add(point(all.get(i)));
      }
    }
    return kept;
  }

  private LifePoint point(LifePoint point) {
    return LifePoint.builder(point.kind(), point.timeUnixNanos())
        .place(allowance.name(point.className()), allowance.name(point.methodName()), point.line())
        .threadName(allowance.name(point.threadName()))
        .use(point.use())
        .detail(allowance.name(point.detail()))
        .build();
  }
}
