package dev.faultline.client;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * One event that is being told: of an exception, or of a message. Null says nothing: it is ignored.
 * Not safe for use by several threads.
 */
public final class EventDraft {
  private final FaultlineClient client;

  /** Null for a message. */
  private final Throwable throwable;

  private final Map<String, String> tags;
  private final List<Breadcrumb> breadcrumbs = new ArrayList<>();

  /** Of a message, or logged with an exception; null for none. */
  private String text;

  /** Null when no logger was given it. */
  private String logger;

  private Severity severity;
  private Disposition disposition = Disposition.HANDLED;
  private String dispositionDetail;
  private Mechanism mechanism = Mechanism.API;
  private User user;
  private long timeMillis;
  private String threadName;
  private long threadId;

  private EventDraft(
      FaultlineClient client, Throwable throwable, String text, Map<String, String> tags) {
    this.client = client;
    this.throwable = throwable;
    this.text = text;
    this.tags = new LinkedHashMap<>(tags);
    this.severity = throwable == null ? Severity.INFO : Severity.ERROR;
  }

  static EventDraft of(FaultlineClient client, Throwable throwable, Map<String, String> tags) {
    return new EventDraft(client, throwable, null, tags);
  }

  static EventDraft of(FaultlineClient client, String text, Map<String, String> tags) {
    return new EventDraft(client, null, text, tags);
  }

  /** Default {@link Severity#ERROR} for an exception, {@link Severity#INFO} for a message. */
  public EventDraft severity(Severity severity) {
    this.severity = Objects.requireNonNull(severity, "severity");
    return this;
  }

  /** A tag; one of the client's own of that name gives way. */
  public EventDraft tag(String name, String value) {
    if (name != null && value != null) {
      tags.put(name, value);
    }
    return this;
  }

  /** Tags, as {@link #tag}; null for none. */
  public EventDraft tags(Map<String, String> more) {
    if (more != null) {
      for (Map.Entry<String, String> one : more.entrySet()) {
        tag(one.getKey(), one.getValue());
      }
    }
    return this;
  }

  /** Whom the work was done for; default null: not known. */
  public EventDraft user(User user) {
    this.user = user;
    return this;
  }

  /** Something that happened before, after those added so far. */
  public EventDraft breadcrumb(Breadcrumb breadcrumb) {
    if (breadcrumb != null) {
      breadcrumbs.add(breadcrumb);
    }
    return this;
  }

  /** What became of the exception; default {@link Disposition#HANDLED}. */
  public EventDraft disposition(Disposition disposition) {
    this.disposition = Objects.requireNonNull(disposition, "disposition");
    return this;
  }

  /**
   * That a logger was given it. The disposition of an exception is {@link Disposition#LOGGED} then,
   * and the text stands among its breadcrumbs; of a message it is the text.
   *
   * @param logger its name
   * @param severity that it was logged with
   * @param message the text that was logged; null for none
   */
  public EventDraft logged(String logger, Severity severity, String message) {
    this.severity = severity;
    this.logger = logger;
    text = message == null ? "" : message;
    disposition = Disposition.LOGGED;
    dispositionDetail = logger + ' ' + severity;
    mechanism = Mechanism.BOUNDARY;
    return this;
  }

  /** When it happened, in milliseconds since 1970; default: when it is sent. */
  public EventDraft timeMillis(long timeMillis) {
    this.timeMillis = timeMillis;
    return this;
  }

  /**
   * The thread that it happened on; default: the one that sends it.
   *
   * @param name null for not known
   * @param id 0 for not known
   */
  public EventDraft thread(String name, long id) {
    this.threadName = name;
    this.threadId = id;
    return this;
  }

  /** That nothing caught it, and it ended its thread. */
  EventDraft uncaught() {
    severity = Severity.FATAL;
    disposition = Disposition.UNCAUGHT;
    mechanism = Mechanism.UNCAUGHT;
    return this;
  }

  /**
   * Hands it to the backends. Never blocks, never throws.
   *
   * @return the event's id, which backends find it by; that of the earlier event when this very
   *     exception was sent before; empty when no backend takes it: it was left out by the editor or
   *     all filters, queues are full, or the client is closed, each of which is counted
   */
  public String send() {
    return client.send(this);
  }

  Throwable throwable() {
    return throwable;
  }

  /** Whether an event of the same exception would tell less. */
  boolean isLast() {
    return disposition == Disposition.UNCAUGHT;
  }

  Event event(String id, long nowMillis) {
    Event.Builder<?> event;
    if (throwable == null) {
      event = MessageEvent.builder().text(text);
    } else {
      event =
          client
              .reader()
              .read(throwable)
              .disposition(disposition)
              .dispositionDetail(dispositionDetail);
    }
    Thread here = Thread.currentThread();
    event
        .id(id)
        .timeUnixNanos(TimeUnit.MILLISECONDS.toNanos(timeMillis == 0 ? nowMillis : timeMillis))
        .observedTimeUnixNanos(TimeUnit.MILLISECONDS.toNanos(nowMillis))
        .severity(severity)
        .mechanism(mechanism)
        .threadName(threadName == null ? here.getName() : threadName)
        .threadId(threadName == null ? here.getId() : threadId)
        .context(context(timeMillis == 0 ? nowMillis : timeMillis));
    return event.build();
  }

  private EventContext context(long happenedMillis) {
    if (logger == null) {
      return new EventContext(tags, user, breadcrumbs);
    }
    if (throwable == null) {
      Map<String, String> withLogger = new LinkedHashMap<>(tags);
      withLogger.put("logger", logger);
      return new EventContext(withLogger, user, breadcrumbs);
    }
    List<Breadcrumb> withText = new ArrayList<>(breadcrumbs);
    if (!text.isEmpty()) {
      withText.add(
          new Breadcrumb(
              TimeUnit.MILLISECONDS.toNanos(happenedMillis),
              logger,
              level(),
              text,
              Collections.<String, Object>emptyMap()));
    }
    return new EventContext(tags, user, withText);
  }

  private Level level() {
    for (Level level : Level.values()) {
      if (level.severity() == severity) {
        return level;
      }
    }
    return Level.ERROR;
  }
}
