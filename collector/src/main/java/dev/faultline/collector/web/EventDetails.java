package dev.faultline.collector.web;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.LifePoint;
import dev.faultline.collector.event.Source;
import dev.faultline.collector.event.SuppressedException;
import dev.faultline.collector.store.EventView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event as its page shows it.
 *
 * @param recoveries what guards did about it, the innermost first
 * @param exceptions outermost first
 * @param disposition what became of the exception
 * @param withheld what was left out to stay within the agent's budget, in words; or empty
 * @param tags what the application told, by name
 * @param user who was served, by name
 * @param breadcrumbs oldest first
 * @param facts where, when and by whom
 * @param text the stack trace to copy: as the JVM would print it, or as it came if no frames could
 *     be read from it
 * @param older link to the next older event, empty for the oldest
 * @param newer link to the next newer event, empty for the newest
 */
public record EventDetails(
    Event event,
    TimeLabel time,
    DispositionLabel disposition,
    String withheld,
    List<RecoveryView> recoveries,
    List<ExceptionView> exceptions,
    List<Fact> tags,
    List<Fact> user,
    List<BreadcrumbView> breadcrumbs,
    List<Fact> facts,
    String text,
    String older,
    String newer) {

  static EventDetails of(String issueId, EventView view, Instant now) {
    Event event = view.event();
    TimeLabel time = TimeLabel.of(event.time(), now);
    return new EventDetails(
        event,
        time,
        DispositionLabel.of(event.disposition()),
        withheld(event.capture().detail()),
        event.capture().recoveries().stream().map(RecoveryView::of).collect(Collectors.toList()),
        exceptions(event),
        named(event.context().tags()),
        named(event.context().user()),
        event.context().breadcrumbs().stream()
            .map(breadcrumb -> BreadcrumbView.of(breadcrumb, event.time()))
            .collect(Collectors.toList()),
        facts(event, time),
        event.stackTrace() == null ? StackTraceText.of(event) : event.stackTrace(),
        view.olderId().map(id -> link(issueId, id)).orElse(""),
        view.newerId().map(id -> link(issueId, id)).orElse(""));
  }

  static String link(String issueId, String eventId) {
    return "/issues/" + issueId + "?event=" + URLEncoder.encode(eventId, StandardCharsets.UTF_8);
  }

  private static String withheld(String detail) {
    if (detail == null) {
      return "";
    }
    switch (detail) {
      case "no-variables":
        return "Variables withheld by the governor: the agent was at its budget.";
      case "no-stack-trace":
        return "Stack trace and variables withheld by the governor: the agent was at its budget.";
      case "cut-to-size":
        return "The event was too large and was cut; what is missing is told where it is missing.";
      case "full":
        return "";
      default:
        return "Not all detail: " + detail;
    }
  }

  private static List<Fact> named(Map<String, String> texts) {
    List<Fact> facts = new ArrayList<>();
    texts.forEach((name, value) -> facts.add(new Fact(name, value)));
    return facts;
  }

  private static List<ExceptionView> exceptions(Event event) {
    long start =
        event.exceptions().stream()
            .flatMap(exception -> exception.life().stream())
            .mapToLong(LifePoint::time)
            .min()
            .orElse(event.time());
    List<ExceptionView> views = new ArrayList<>();
    for (int i = 0; i < event.exceptions().size(); i++) {
      int index = i;
      List<CapturedException> suppressed =
          event.suppressed().stream()
              .filter(entry -> entry.of() == index)
              .map(SuppressedException::exception)
              .collect(Collectors.toList());
      views.add(ExceptionView.of(event.exceptions().get(i), suppressed, start));
    }
    return views;
  }

  private static List<Fact> facts(Event event, TimeLabel time) {
    Source source = event.source();
    return Stream.of(
            fact("Time", time.absolute() + " (" + time.relative() + ")"),
            fact("Disposition", disposition(event)),
            fact("Seen at", event.capture().mechanism()),
            fact(
                "Stands for",
                event.occurrences() == 1
                    ? null
                    : Counts.full(event.occurrences())
                        + (event.message() == null
                            ? " exceptions of this throw site"
                            : " messages")),
            fact("Severity", event.severity()),
            fact("Thread", event.thread()),
            fact("Service", joined(source.service(), source.serviceVersion())),
            fact("Instance", source.serviceInstance()),
            fact("Host", source.host()),
            fact("Process", source.processId()),
            fact("JVM", source.runtime()),
            fact("Sent by", source.agent()),
            fact("Trace", event.traceId()),
            fact("Span", event.spanId()),
            fact("Event", event.id()))
        .filter(Objects::nonNull)
        .collect(Collectors.toList());
  }

  private static String disposition(Event event) {
    if (event.message() != null) {
      return null;
    }
    String detail = event.capture().dispositionDetail();
    return detail == null ? event.disposition() : event.disposition() + ": " + detail;
  }

  private static Fact fact(String name, String value) {
    return value == null ? null : new Fact(name, value);
  }

  private static String joined(String name, String version) {
    return version == null ? name : name + " " + version;
  }
}
