package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameVerdict;
import dev.faultline.capture.redaction.ValueRedaction;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Types of the JDK that are shown by some of their parts. */
final class JdkParts {

  private JdkParts() {}

  /** The entries of maps that are the JDK's own, and nothing that wraps the application's. */
  static boolean isEntry(String className) {
    switch (className) {
      case "java.util.AbstractMap$SimpleEntry":
      case "java.util.AbstractMap$SimpleImmutableEntry":
      case "java.util.KeyValueHolder":
      case "java.util.HashMap$Node":
      case "java.util.HashMap$TreeNode":
      case "java.util.LinkedHashMap$Entry":
      case "java.util.TreeMap$Entry":
      case "java.util.Hashtable$Entry":
      case "java.util.concurrent.ConcurrentHashMap$MapEntry":
        return true;
      default:
        return false;
    }
  }

  static ObjectPlan entry() {
    return new PartsPlan("key", "value") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        Object key = entry.getKey();
        shown[1] = walk.value(key, depth);
        // By the whole name, however little of it is shown; of another kind of key by its text.
        Object name = key instanceof String ? key : shown[1];
        NameVerdict verdict =
            name instanceof String ? walk.verdict((String) name) : NameVerdict.SHOWN;
        shown[2] = walk.judged(verdict, entry.getValue(), depth);
        return 2;
      }
    };
  }

  static ObjectPlan thread() {
    return new PartsPlan("name", "daemon") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
        // Both are final.
        Thread thread = (Thread) value;
        shown[1] = walk.text(thread.getName());
        shown[2] = thread.isDaemon();
        return 2;
      }
    };
  }

  /**
   * Where it stands, and the first bytes of one on the heap. The memory of a direct one may have
   * been given back already, or be a file that is gone: reading it then ends the JVM.
   */
  static ObjectPlan buffer() {
    return new PartsPlan("position", "limit", "capacity", "bytes") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
        Buffer buffer = (Buffer) value;
        int position = buffer.position();
        int limit = buffer.limit();
        shown[1] = (long) position;
        shown[2] = (long) limit;
        shown[3] = (long) buffer.capacity();
        if (!(buffer instanceof ByteBuffer) || buffer.isDirect()) {
          return 3;
        }
        long looked = (long) walk.limits().elements() + ValueRedaction.BYTES_BEYOND;
        byte[] bytes = new byte[(int) Math.max(0, Math.min(limit - position, looked))];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = ((ByteBuffer) buffer).get(position + i);
        }
        shown[4] = walk.bytes(bytes, 0, limit - position);
        return 4;
      }
    };
  }

  /**
   * Its state, and what it was completed with.
   *
   * @param result the field that holds that; null when it cannot be read
   */
  static ObjectPlan completableFuture(final Field result) {
    return new PartsPlan("state", "value") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk)
          throws IllegalAccessException {
        CompletableFuture<?> future = (CompletableFuture<?>) value;
        if (!future.isDone()) {
          shown[1] = "pending";
          return 1;
        }
        boolean failed = future.isCompletedExceptionally();
        shown[1] = future.isCancelled() ? "cancelled" : failed ? "failed" : "completed";
        if (failed || result == null) {
          return 1;
        }
        shown[2] = walk.value(completion(result.get(future)), depth);
        return 2;
      }
    };
  }

  /** The JDK has an object of its own that stands for null. */
  private static Object completion(Object result) {
    boolean isNull =
        result != null
            && result
                .getClass()
                .getName()
                .equals("java.util.concurrent.CompletableFuture$AltResult");
    return isNull ? null : result;
  }

  static ObjectPlan futureTask() {
    return new PartsPlan("state") {
      @Override
      int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
        Future<?> future = (Future<?>) value;
        shown[1] = future.isCancelled() ? "cancelled" : future.isDone() ? "done" : "pending";
        return 1;
      }
    };
  }
}
