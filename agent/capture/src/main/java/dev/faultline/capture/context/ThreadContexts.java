package dev.faultline.capture.context;

import dev.faultline.capture.HeldTogether;
import dev.faultline.capture.HeldValues;
import dev.faultline.capture.Holders;
import dev.faultline.capture.PerThread;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.User;

/**
 * The scopes of all threads. Each thread, platform or virtual, has its own; a thread that never
 * opens one has nothing. Scopes and contexts are handed to the application as handles that it
 * cannot look into, and that are empty after {@link #end}, however long it keeps them; one that is
 * not ours, such as an earlier agent's, is nothing. Thread-safe, lock-free.
 */
public final class ThreadContexts {

  private final PerThread<ThreadScopes> scopes =
      new PerThread<ThreadScopes>(new HeldTogether()) {
        @Override
        protected ThreadScopes make() {
          used = true;
          return new ThreadScopes();
        }
      };

  private final Holders handles = new HeldTogether();
  private final Object[] nothing = {CaptureContext.EMPTY, null};

  /** Of what may be large, and so each by itself. */
  private final Holders taken = new HeldValues();

  /** Null when there is none. */
  private volatile ContextCompanion companion;

  /** So that programs without the facade do not even look. */
  private volatile boolean used;

  private volatile int breadcrumbs;

  /**
   * @param breadcrumbs how many are kept, 0 or more
   */
  public ThreadContexts(int breadcrumbs) {
    this.breadcrumbs = breadcrumbs;
  }

  /** Sets how many breadcrumbs are kept from now on, 0 or more. */
  public void configure(int breadcrumbs) {
    this.breadcrumbs = breadcrumbs;
  }

  /** Has something else go along with contexts that are taken from now on. */
  public void accompany(ContextCompanion other) {
    companion = other;
  }

  /** What the current thread's scopes hold now, or null when that is nothing. */
  public CaptureContext current() {
    if (!used) {
      return null;
    }
    ThreadScopes mine = scopes.existing();
    return mine == null ? null : mine.current();
  }

  /** The same to be taken to another thread: not null. */
  public Object take() {
    CaptureContext current = current();
    ContextCompanion along = companion;
    Object more = along == null ? null : along.take();
    if (more != null) {
      return taken.hold(new TakenContext(current, more));
    }
    return current == null || current == CaptureContext.EMPTY ? nothing : current.handle(handles);
  }

  /**
   * Opens a scope on the current thread.
   *
   * @param context what {@link #take} gave, to hold in it; null for what holds around it
   */
  public Object open(Object context) {
    Object given = behind(context);
    if (given instanceof TakenContext) {
      return open((TakenContext) given);
    }
    return handles.hold(
        scopes.get().open(given instanceof CaptureContext ? (CaptureContext) given : null));
  }

  private Object open(TakenContext given) {
    CaptureContext start = given.scopes == null ? CaptureContext.EMPTY : given.scopes;
    OpenScope scope = scopes.get().open(start);
    ContextCompanion along = companion;
    if (along != null) {
      scope.accompany(new EnteredCompanion(along, given.companion));
    }
    return handles.hold(scope);
  }

  /** Closes a scope, and on its own thread those within it too. */
  public void close(Object scope) {
    OpenScope open = scope(scope);
    if (open == null) {
      return;
    }
    if (scopes.existing() == open.owner()) {
      open.owner().close(open);
    } else {
      open.owner().closeAlone(open);
    }
    open.leaveCompanion();
  }

  /** What holds in a scope, or held when it was closed; null for what is not a scope. */
  public CaptureContext of(Object scope) {
    OpenScope open = scope(scope);
    return open == null ? null : open.context();
  }

  private static OpenScope scope(Object handle) {
    Object scope = behind(handle);
    return scope instanceof OpenScope ? (OpenScope) scope : null;
  }

  private static Object behind(Object handle) {
    return handle instanceof Object[] && ((Object[]) handle).length > 0
        ? ((Object[]) handle)[0]
        : null;
  }

  /**
   * Sets a tag.
   *
   * @param scope null for the current thread's innermost
   * @param value a String, Long, Double or Boolean
   */
  public void tag(Object scope, final String name, final Object value) {
    change(
        scope,
        new ContextChange() {
          @Override
          public CaptureContext of(CaptureContext layer) {
            return layer.withTag(name, value);
          }
        });
  }

  /**
   * Sets the user.
   *
   * @param scope null for the current thread's innermost
   */
  public void user(Object scope, final User user) {
    change(
        scope,
        new ContextChange() {
          @Override
          public CaptureContext of(CaptureContext layer) {
            return layer.withUser(user);
          }
        });
  }

  /**
   * Adds a breadcrumb.
   *
   * @param scope null for the current thread's innermost
   */
  public void breadcrumb(Object scope, final Breadcrumb breadcrumb) {
    final int limit = breadcrumbs;
    if (limit == 0) {
      return;
    }
    change(
        scope,
        new ContextChange() {
          @Override
          public CaptureContext of(CaptureContext layer) {
            return layer.withBreadcrumb(breadcrumb, limit);
          }
        });
  }

  private void change(Object scope, ContextChange change) {
    if (scope == null) {
      scopes.get().change(null, change, breadcrumbs);
      return;
    }
    OpenScope open = scope(scope);
    if (open != null) {
      open.owner().change(open, change, breadcrumbs);
    }
  }

  /** Leaves nothing behind in the application's threads and objects. */
  public void end() {
    scopes.end();
    handles.end();
    taken.end();
    companion = null;
    nothing[0] = null;
  }
}
