package dev.faultline.guards;

import dev.faultline.weaving.guard.ElsewhereGuard;
import dev.faultline.weaving.guard.GuardSource;
import dev.faultline.weaving.guard.InPlaceGuard;
import dev.faultline.weaving.guard.MethodGuard;
import dev.faultline.weaving.guard.OwnRights;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The guards of one woven method, made when it is first called on an object of a class by a thread
 * of a deployment. Thread-safe.
 */
final class MethodGuards extends GuardSource {

  @SuppressWarnings("rawtypes") // a class has no type arguments
  private static final AtomicReferenceFieldUpdater<MethodGuards, Reference> LAST =
      AtomicReferenceFieldUpdater.newUpdater(MethodGuards.class, Reference.class, "last");

  private final GuardBuilding building;
  private final boolean startsElsewhere;

  /** What the method was woven with before; null for nothing. */
  private final MethodGuards former;

  private volatile ClassOutline declaring;
  private volatile MethodOutline method;
  private volatile MethodGuard number;

  /** What the last call got: the next nearly always gets the same. */
  private volatile Reference<BuiltGuard> last = none();

  /**
   * @param former what the method was woven with before; null for nothing
   */
  MethodGuards(GuardBuilding building, boolean startsElsewhere, MethodGuards former) {
    this.building = building;
    this.startsElsewhere = startsElsewhere;
    this.former = former;
  }

  /** The class file has been read, perhaps once more. */
  void read(ClassOutline type, MethodOutline outline) {
    declaring = type;
    method = outline;
    forget();
  }

  /** What the weaver knows it by. */
  MethodGuard number() {
    return number;
  }

  void numbered(MethodGuard given) {
    number = given;
  }

  /** Another one each time, so that what was found before cannot take its place. */
  private static Reference<BuiltGuard> none() {
    return new WeakReference<>(null);
  }

  /** Has calls from now on ask anew. */
  void forget() {
    last = none();
    if (former != null) {
      former.forget();
    }
  }

  /**
   * What the method was woven with before, and calls may still begin with that found its code then;
   * null for nothing.
   */
  MethodGuards former() {
    return former;
  }

  ClassOutline declaring() {
    return declaring;
  }

  MethodOutline method() {
    return method;
  }

  /** Whether its calls are made elsewhere, each by a call of the method. */
  boolean startsElsewhere() {
    return startsElsewhere;
  }

  @Override
  public InPlaceGuard guardOf(Class<?> receiver) {
    BuiltGuard built = builtFor(receiver);
    return built == null || built.guard() == null ? null : built;
  }

  @Override
  public ElsewhereGuard elsewhereGuardOf(Class<?> receiver) {
    return builtFor(receiver);
  }

  /** Looking for a guard takes reflection; what it makes of the application runs by its own. */
  private BuiltGuard findByOwnRights(final Class<?> receiver, final ClassLoader context) {
    return AccessController.doPrivileged(
        new PrivilegedAction<BuiltGuard>() {
          @Override
          public BuiltGuard run() {
            return building.find(MethodGuards.this, receiver, context);
          }
        });
  }

  private BuiltGuard builtFor(Class<?> receiver) {
    Reference<BuiltGuard> known = last;
    BuiltGuard built = known.get();
    ClassLoader context = OwnRights.contextClassLoader();
    if (built == null || !built.isFor(receiver, context)) {
      built =
          OwnRights.areMore()
              ? findByOwnRights(receiver, context)
              : building.find(this, receiver, context);
      if (built == null) {
        return null;
      }
      // Not when all have been told to forget meanwhile: it may be of declarations of before.
      LAST.compareAndSet(this, known, built.weakly());
    }
    return built;
  }
}
