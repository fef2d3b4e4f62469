package dev.faultline.capture.record;

import dev.faultline.capture.snapshot.PackageOpener;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;

/** Reads the depth where the JVM notes it, which it does since Java 9. Thread-safe. */
public final class JdkStackDepth implements StackDepth {

  private final Field depth;
  private volatile boolean prepared;

  /**
   * A constant to the JIT compiler, which makes one load of it; by the field it would be ten. It is
   * some milliseconds' work to make, for the first handle of a JVM.
   */
  private static final class Getter {

    static final MethodHandle DEPTH = find();

    private Getter() {}

    private static MethodHandle find() {
      try {
        return MethodHandles.lookup().unreflectGetter(field());
      } catch (ReflectiveOperationException | RuntimeException notToldHere) {
        return null;
      }
    }
  }

  private JdkStackDepth(Field depth) {
    this.depth = depth;
  }

  /** What this JVM can tell. */
  public static StackDepth of(PackageOpener opener) {
    try {
      // Open first: Java 9 to 15 would print a warning about an illegal access.
      if (Throwable.class.getDeclaredField("depth").getType() != int.class
          || !opener.open(Throwable.class)) {
        return UNKNOWN;
      }
      return new JdkStackDepth(field());
    } catch (NoSuchFieldException | RuntimeException notToldHere) {
      return UNKNOWN;
    }
  }

  private static Field field() throws NoSuchFieldException {
    Field depth = Throwable.class.getDeclaredField("depth");
    depth.setAccessible(true);
    return depth;
  }

  @Override
  public void prepare() {
    prepared = Getter.DEPTH != null;
  }

  @Override
  public int of(Throwable throwable) {
    return prepared ? ofPrepared(throwable) : reflectively(throwable);
  }

  private static int ofPrepared(Throwable throwable) {
    try {
      return (int) Getter.DEPTH.invokeExact(throwable);
    } catch (Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      return UNKNOWN.of(throwable);
    }
  }

  private int reflectively(Throwable throwable) {
    try {
      return depth.getInt(throwable);
    } catch (IllegalAccessException closed) {
      return UNKNOWN.of(throwable);
    }
  }
}
