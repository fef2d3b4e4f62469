package dev.faultline.client.log;

import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import java.util.List;
import java.util.Map;

/**
 * One exception of a chain: its frames of the user's own code with their variables, and how many of
 * others lie between them.
 */
final class LinkStory {
  private static final int VALUE_CHARS = 300;

  /** Longer names are not lined up. */
  private static final int LONGEST_NAME = 24;

  /** Of a stack trace without any frame of the user's own. */
  private static final int FRAMES_OF_OTHERS = 8;

  private final StoryLines lines;

  LinkStory(StoryLines lines) {
    this.lines = lines;
  }

  void tell(String title, ExceptionLink link) {
    lines.line(1, title);
    if (link.reused()) {
      lines.line(2, "thrown before: its stack trace is of its making, not of this throw");
    }
    if (link.note() != null) {
      lines.line(2, link.note());
    }
    frames(link.frames());
    if (link.framesOmitted() > 0) {
      lines.line(2, "…  " + frames(link.framesOmitted()) + " cut");
    }
  }

  private void frames(List<Frame> frames) {
    boolean anyInApp = false;
    for (Frame frame : frames) {
      anyInApp |= frame.inApp();
    }
    int hidden = 0;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      boolean shown = frame.inApp() || frame.variables() != null || i == 0;
      if (!shown && (anyInApp || i >= FRAMES_OF_OTHERS)) {
        hidden++;
        continue;
      }
      hidden(hidden);
      hidden = 0;
      frame(frame);
    }
    hidden(hidden);
  }

  private void hidden(int count) {
    if (count > 0) {
      lines.line(2, "…  " + frames(count) + " of libraries");
    }
  }

  private static String frames(int count) {
    return count == 1 ? "1 frame" : count + " frames";
  }

  private void frame(Frame frame) {
    lines.line(2, "at " + frame.text());
    if (frame.variables() != null) {
      variables(frame.variables());
    }
  }

  private void variables(Map<String, Object> variables) {
    int width = 0;
    for (String name : variables.keySet()) {
      width = Math.max(width, Math.min(name.length(), LONGEST_NAME));
    }
    for (Map.Entry<String, Object> variable : variables.entrySet()) {
      StringBuilder name = new StringBuilder(variable.getKey());
      while (name.length() < width) {
        name.append(' ');
      }
      lines.line(4, name + " = " + ValueText.of(variable.getValue(), VALUE_CHARS));
    }
  }
}
