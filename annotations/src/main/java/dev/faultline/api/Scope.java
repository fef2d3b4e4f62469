package dev.faultline.api;

/**
 * A stretch of a thread's work, and what is set for it: tags, the user, breadcrumbs. Best opened in
 * a try-with-resources statement. Note that Java closes the resource before it enters a {@code
 * catch} of the same statement: catch inside, or outside of it.
 *
 * <p>Thread-safe: a scope may be added to, and closed, by another thread than the one it was opened
 * on. Closing it on its own thread closes those opened within it as well; closing it on another
 * thread leaves those as they are. Closing it again does nothing, nor does adding to it then.
 */
public final class Scope implements AutoCloseable {

  private static final Scope NONE = new Scope(null);

  /** The agent's own, or null for a scope that does nothing. */
  private final Object handle;

  private Scope(Object handle) {
    this.handle = handle;
  }

  static Scope of(Object handle) {
    return handle == null ? NONE : new Scope(handle);
  }

  static Object handle(Scope scope) {
    return scope == null ? null : scope.handle;
  }

  /** Sets a tag; one of the same name is replaced for as long as the scope is open. */
  public Scope tag(String name, String value) {
    if (handle != null) {
      AgentBridge.tag(handle, name, value);
    }
    return this;
  }

  /** Sets a tag; one of the same name is replaced for as long as the scope is open. */
  public Scope tag(String name, long value) {
    if (handle != null) {
      AgentBridge.tag(handle, name, value);
    }
    return this;
  }

  /** Sets a tag; one of the same name is replaced for as long as the scope is open. */
  public Scope tag(String name, double value) {
    if (handle != null) {
      AgentBridge.tag(handle, name, value);
    }
    return this;
  }

  /** Sets a tag; one of the same name is replaced for as long as the scope is open. */
  public Scope tag(String name, boolean value) {
    if (handle != null) {
      AgentBridge.tag(handle, name, value);
    }
    return this;
  }

  /** Says whom the work is done for. */
  public Scope user(User user) {
    if (handle != null && user != null) {
      user.tell(handle);
    }
    return this;
  }

  /** Notes something that may explain what comes later. */
  public Scope breadcrumb(String category, String message) {
    if (handle != null) {
      AgentBridge.breadcrumb(handle, category, null, message, null);
    }
    return this;
  }

  /** Notes something that may explain what comes later, with a level or data. */
  public Scope breadcrumb(Breadcrumb breadcrumb) {
    if (handle != null && breadcrumb != null) {
      breadcrumb.tell(handle);
    }
    return this;
  }

  /** Forgets what was set for it. */
  @Override
  public void close() {
    if (handle != null) {
      AgentBridge.closeScope(handle);
    }
  }
}
