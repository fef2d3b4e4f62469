package dev.faultline.capture.record;

import dev.faultline.capture.snapshot.PackageOpener;
import java.lang.reflect.Field;

/** Reads the depth where the JVM notes it, which it does since Java 9. Immutable, thread-safe. */
public final class JdkStackDepth implements StackDepth {

  private final Field depth;

  private JdkStackDepth(Field depth) {
    this.depth = depth;
  }

  /** What this JVM can tell. */
  public static StackDepth of(PackageOpener opener) {
    try {
      Field depth = Throwable.class.getDeclaredField("depth");
      // Open first: Java 9 to 15 would print a warning about an illegal access.
      if (depth.getType() != int.class || !opener.open(Throwable.class)) {
        return UNKNOWN;
      }
      depth.setAccessible(true);
      return new JdkStackDepth(depth);
    } catch (NoSuchFieldException | RuntimeException notToldHere) {
      return UNKNOWN;
    }
  }

  @Override
  public int of(Throwable throwable) {
    try {
      return depth.getInt(throwable);
    } catch (IllegalAccessException closed) {
      return UNKNOWN.of(throwable);
    }
  }
}
