package dev.faultline.capture.facade;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.FacadeSink;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.record.HandCaptures;
import dev.faultline.capture.redaction.CutText;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The facade's other end. Takes text, numbers and booleans, bounded, and nothing else. Thread-safe;
 * takes no lock and never waits.
 */
public final class FacadeRecorder implements FacadeSink {

  private static final int NAME = 128;
  private static final int TEXT = 1024;
  private static final int DATA = 32;
  private static final int FAILURES_LOGGED = 3;

  private final ThreadContexts contexts;
  private final HandCaptures captures;
  private final Supplier<Redaction> redaction;
  private final AgentLog log;
  private final AtomicLong failures = new AtomicLong();

  /**
   * @param redaction what holds now, for texts that are cut
   */
  public FacadeRecorder(
      ThreadContexts contexts, HandCaptures captures, Supplier<Redaction> redaction, AgentLog log) {
    this.contexts = contexts;
    this.captures = captures;
    this.redaction = redaction;
    this.log = log;
  }

  @Override
  public Object openScope(Object context) {
    return contexts.open(context);
  }

  @Override
  public void closeScope(Object scope) {
    contexts.close(scope);
  }

  @Override
  public Object context() {
    return contexts.take();
  }

  @Override
  public void tag(Object scope, String name, Object value) {
    Object taken = taken(value);
    if (name != null && taken != null) {
      contexts.tag(scope, bounded(name, NAME), taken);
    }
  }

  @Override
  public void user(Object scope, String id, String name, String email, String ip) {
    if (id != null || name != null || email != null || ip != null) {
      contexts.user(
          scope,
          new User(
              bounded(id, TEXT), bounded(name, TEXT), bounded(email, TEXT), bounded(ip, TEXT)));
    }
  }

  @Override
  public void breadcrumb(
      Object scope, String category, String level, String message, Object[] data) {
    if (category == null && message == null && data == null) {
      return;
    }
    contexts.breadcrumb(
        scope,
        new Breadcrumb(
            TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()),
            bounded(category, NAME),
            Level.of(level, Level.INFO),
            bounded(message, TEXT),
            data(data)));
  }

  private Map<String, Object> data(Object[] data) {
    if (data == null) {
      return Collections.emptyMap();
    }
    Map<String, Object> taken = new LinkedHashMap<>();
    for (int i = 0; i + 1 < data.length && taken.size() < DATA; i += 2) {
      Object value = taken(data[i + 1]);
      if (data[i] instanceof String && value != null) {
        taken.put(bounded((String) data[i], NAME), value);
      }
    }
    return taken;
  }

  /** The value when it is of a type that runs no code of the application's, else null. */
  private Object taken(Object value) {
    if (value instanceof String) {
      return bounded((String) value, TEXT);
    }
    boolean plain = value instanceof Long || value instanceof Double || value instanceof Boolean;
    return plain ? value : null;
  }

  /**
   * Cut, so that no more than a little of what the application says is kept alive; redacted before
   * that, so that no half of a secret remains. What is not cut is redacted when it is sent.
   */
  private String bounded(String text, int maxLength) {
    return text == null || text.length() <= maxLength
        ? text
        : CutText.of(text, maxLength, redaction.get().values());
  }

  @Override
  public String capture(Object scope, Throwable throwable, String level) {
    return captures.exception(throwable, Level.of(level, Level.ERROR), contexts.of(scope));
  }

  @Override
  public String message(Object scope, String text, String level) {
    return captures.message(
        bounded(text, Redaction.LONGEST_MESSAGE), Level.of(level, Level.INFO), contexts.of(scope));
  }

  @Override
  public void failed(Throwable failure) {
    if (failures.incrementAndGet() <= FAILURES_LOGGED
        && !(failure instanceof VirtualMachineError)) {
      log.warn(
          "the agent failed in a call of the facade: "
              + failure
              + ", the application was not disturbed");
    }
  }

  /** How often the agent's own code failed in a call of the facade. */
  public long failures() {
    return failures.get();
  }
}
