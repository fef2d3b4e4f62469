package dev.faultline.api;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * Tells the agent what it cannot see for itself: which order, which user, what happened before. All
 * of it belongs to the current thread's innermost {@link Scope}, or to the thread itself while none
 * is open, and is part of every event of an exception that is thrown meanwhile.
 *
 * <pre>{@code
 * try (Scope scope = Faultline.scope()) {
 *   scope.tag("order", order.id());
 *   Faultline.breadcrumb("stock", "reserved");
 *   pay(order);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Nothing here throws, whatever the arguments; null is ignored.
 */
public final class Faultline {

  private Faultline() {}

  /**
   * Makes an event of an exception that the application has caught. When the agent saw it thrown,
   * it is the same event, which then is not only thrown but handled.
   *
   * @return the event's id, which the collector finds it by; empty without the agent, when the
   *     agent takes no more events at the moment, and for null
   */
  public static String capture(Throwable throwable) {
    return capture(throwable, Level.ERROR);
  }

  /** As {@link #capture(Throwable)}, with a level other than {@link Level#ERROR}. */
  public static String capture(Throwable throwable, Level level) {
    return orEmpty(AgentBridge.capture(null, throwable, Level.wireName(level)));
  }

  /**
   * As {@link #capture(Throwable)}, with what a scope holds in place of what this thread's scopes
   * hold. The scope may be another thread's, and may have been closed.
   */
  public static String capture(Throwable throwable, Scope scope) {
    return orEmpty(AgentBridge.capture(Scope.handle(scope), throwable, null));
  }

  /**
   * Makes an event of a message, of level {@link Level#INFO}.
   *
   * @return as {@link #capture(Throwable)}
   */
  public static String message(String text) {
    return message(text, Level.INFO);
  }

  /** As {@link #message(String)}, with a level of its own. */
  public static String message(String text, Level level) {
    return orEmpty(AgentBridge.message(null, text, Level.wireName(level)));
  }

  private static String orEmpty(String id) {
    return id == null ? "" : id;
  }

  /** Sets a tag; one of the same name is replaced. */
  public static void tag(String name, String value) {
    AgentBridge.tag(null, name, value);
  }

  /** Sets a tag; one of the same name is replaced. */
  public static void tag(String name, long value) {
    AgentBridge.tag(null, name, value);
  }

  /** Sets a tag; one of the same name is replaced. */
  public static void tag(String name, double value) {
    AgentBridge.tag(null, name, value);
  }

  /** Sets a tag; one of the same name is replaced. */
  public static void tag(String name, boolean value) {
    AgentBridge.tag(null, name, value);
  }

  /** Says whom the work is done for. */
  public static void user(User user) {
    if (user != null) {
      user.tell(null);
    }
  }

  /**
   * Notes something that may explain what comes later. The newest ones are kept ({@code
   * faultline.breadcrumbs}, 100 by default).
   *
   * @param category what kind of thing, such as {@code http} or {@code db}
   */
  public static void breadcrumb(String category, String message) {
    AgentBridge.breadcrumb(null, category, null, message, null);
  }

  /** As {@link #breadcrumb(String, String)}, with a level or data. */
  public static void breadcrumb(Breadcrumb breadcrumb) {
    if (breadcrumb != null) {
      breadcrumb.tell(null);
    }
  }

  /**
   * Opens a scope on this thread. What is set from now on is forgotten when it is closed; what the
   * scopes around it hold goes on to hold.
   *
   * @return never null; one that does nothing without the agent
   */
  public static Scope scope() {
    return Scope.of(AgentBridge.openScope());
  }

  /**
   * What this thread's scopes hold at this moment, to be taken to another thread. An operation that
   * is {@link dev.faultline.annotation.Compensated} and that the thread is in the middle of goes
   * along: steps of it may be called there.
   *
   * @return never null; one that does nothing without the agent
   */
  public static Context context() {
    return Context.of(AgentBridge.context());
  }

  /**
   * The task, with this thread's context whichever thread runs it; see {@link
   * Context#wrap(Runnable)}.
   */
  public static Runnable wrap(Runnable task) {
    return context().wrap(task);
  }

  /**
   * The task, with this thread's context whichever thread runs it; see {@link
   * Context#wrap(Callable)}.
   */
  public static <T> Callable<T> wrap(Callable<T> task) {
    return context().wrap(task);
  }

  /**
   * An executor that runs each task with the context of the thread that hands it in.
   *
   * @return the same executor without the agent; null for null
   */
  public static Executor wrap(Executor executor) {
    return executor == null || !AgentBridge.connected() ? executor : new ContextExecutor(executor);
  }
}
