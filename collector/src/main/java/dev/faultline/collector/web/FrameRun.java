package dev.faultline.collector.web;

import dev.faultline.collector.event.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring frames that are shown alike.
 *
 * @param prominent whether they are the user's own or have variables; other frames are folded away
 * @param open whether to show them unfolded all the same, because there is nothing else to see
 */
public record FrameRun(boolean prominent, boolean open, List<FrameView> frames) {

  public FrameRun {
    frames = List.copyOf(frames);
  }

  static List<FrameRun> of(List<Frame> frames) {
    boolean anyProminent = frames.stream().anyMatch(FrameRun::isProminent);
    List<FrameRun> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= frames.size(); i++) {
      boolean prominent = isProminent(frames.get(start));
      if (i == frames.size() || isProminent(frames.get(i)) != prominent) {
        List<FrameView> views = new ArrayList<>();
        frames.subList(start, i).forEach(frame -> views.add(FrameView.of(frame)));
        runs.add(new FrameRun(prominent, !anyProminent, views));
        start = i;
      }
    }
    return runs;
  }

  private static boolean isProminent(Frame frame) {
    return frame.inApp() || !frame.variables().isEmpty();
  }
}
