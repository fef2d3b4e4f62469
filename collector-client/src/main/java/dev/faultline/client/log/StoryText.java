package dev.faultline.client.log;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.story.LifeStory;
import dev.faultline.client.story.Words;
import java.util.ArrayList;
import java.util.List;

/** The full story of an event, from what became of it to what went before. */
final class StoryText implements EventText {
  private final int limit;

  /**
   * @param limit of a story, in chars
   */
  StoryText(int limit) {
    this.limit = limit;
  }

  @Override
  public String of(Event event) {
    StoryLines lines = new StoryLines(limit);
    if (event instanceof ExceptionEvent) {
      exception(lines, (ExceptionEvent) event);
    } else {
      MessageEvent message = (MessageEvent) event;
      lines.line(0, "[faultline] " + event.severity() + ' ' + message.text());
      lines.line(1, when(event));
      if (message.causeId() != null) {
        lines.line(1, "brought about by event " + message.causeId());
      }
      missing(lines, event);
    }
    new ContextStory(lines).tell(event.context());
    return lines.finish();
  }

  private static void exception(StoryLines lines, ExceptionEvent event) {
    lines.line(
        0, "[faultline] " + event.severity() + ' ' + Words.summary(event.exceptions().get(0)));
    String became = Words.of(event.disposition());
    lines.line(
        1,
        event.dispositionDetail() == null
            ? became
            : became + " (" + event.dispositionDetail() + ')');
    lines.line(1, when(event));
    if (event.injectedFault() != null) {
      lines.line(1, "injected on purpose by the fault " + event.injectedFault());
    }
    missing(lines, event);
    tell(lines, "what happened", LifeStory.of(event));
    LinkStory links = new LinkStory(lines);
    links.tell("where", event.exceptions().get(0));
    for (ExceptionLink cause : event.exceptions().subList(1, event.exceptions().size())) {
      links.tell("caused by " + Words.summary(cause), cause);
    }
    for (SuppressedLink suppressed : event.suppressed()) {
      String of = Words.simpleName(event.exceptions().get(suppressed.of()).type());
      links.tell(
          "suppressed by " + of + ": " + Words.summary(suppressed.exception()),
          suppressed.exception());
    }
    List<String> recoveries = new ArrayList<>();
    for (Recovery recovery : event.recoveries()) {
      recoveries.add(Words.of(recovery));
    }
    tell(lines, "recovery", recoveries);
  }

  private static void missing(StoryLines lines, Event event) {
    if (event.detail() != null) {
      boolean isCut = event.detail().endsWith("cut-to-size");
      lines.line(
          1,
          "told with "
              + event.detail()
              + (isCut ? ", as there is too much of it" : ", to stay within the agent's budget"));
    }
  }

  private static void tell(StoryLines lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.line(1, title);
    }
    for (String line : content) {
      lines.line(2, line);
    }
  }

  private static String when(Event event) {
    StringBuilder when = new StringBuilder(Words.moment(event.timeUnixNanos()));
    if (!event.threadName().isEmpty()) {
      when.append(" on thread ").append(event.threadName());
    }
    if (event.occurrences() > 1) {
      when.append(", one of ").append(event.occurrences());
    }
    if (event.mechanism() != null) {
      when.append(", first seen: ").append(event.mechanism().wireName());
    }
    return when.append(", event ").append(event.id()).toString();
  }
}
