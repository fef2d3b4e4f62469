package dev.faultline.weaving.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;

/**
 * The body of a guarded method, to be called with its receiver and an array of its arguments. What
 * calls it is found at the first call, which takes microseconds, and is found again when the
 * garbage collector took it away: kept by other than weak references it would keep the
 * application's class loader. For use by any thread.
 */
final class MethodBody {

  private static final MethodType GENERIC =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final String methodName;
  private final String descriptor;
  private final boolean isStatic;

  private volatile Known known;

  MethodBody(String methodName, String descriptor, boolean isStatic) {
    this.methodName = methodName;
    this.descriptor = descriptor;
    this.isStatic = isStatic;
  }

  /**
   * Runs it: exactly this body, not one that overrides it.
   *
   * @param access of the method's class
   * @param receiver ignored by static methods
   * @return boxed; null for {@code void}
   * @throws Throwable what the body throws
   */
  Object run(MethodHandles.Lookup access, Object receiver, Object[] arguments) throws Throwable {
    return (Object) handle(access).invokeExact(receiver, arguments);
  }

  private MethodHandle handle(MethodHandles.Lookup access) throws ReflectiveOperationException {
    Class<?> declaring = access.lookupClass();
    Known last = known;
    if (last != null && last.declaring.get() == declaring) {
      MethodHandle handle = last.get();
      if (handle != null) {
        return handle;
      }
    }
    MethodHandle handle = find(access, declaring);
    known = new Known(declaring, handle);
    return handle;
  }

  private MethodHandle find(MethodHandles.Lookup access, Class<?> declaring)
      throws ReflectiveOperationException {
    MethodType type =
        MethodType.fromMethodDescriptorString(descriptor, OwnRights.loaderOf(declaring));
    MethodHandle found =
        isStatic
            ? access.findStatic(declaring, methodName, type)
            : access.findSpecial(declaring, methodName, type, declaring);
    // Else the last argument, an array, would be taken for a list of arguments.
    MethodHandle spread = found.asFixedArity().asSpreader(Object[].class, type.parameterCount());
    return (isStatic ? MethodHandles.dropArguments(spread, 0, Object.class) : spread)
        .asType(GENERIC);
  }

  private static final class Known extends WeakReference<MethodHandle> {
    final WeakReference<Class<?>> declaring;

    Known(Class<?> declaring, MethodHandle handle) {
      super(handle);
      this.declaring = new WeakReference<>(declaring);
    }
  }
}
