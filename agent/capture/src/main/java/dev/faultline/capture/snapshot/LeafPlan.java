package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.Redaction;
import java.nio.CharBuffer;

/** How objects are shown that are not entered. */
final class LeafPlan {

  static final ObjectPlan ENUM =
      new ObjectPlan(true) {
        @Override
        Object show(Object value, int depth, SnapshotWalk walk) {
          return ((Enum<?>) value).name();
        }
      };

  static final ObjectPlan REDACTED =
      new ObjectPlan(true) {
        @Override
        Object show(Object value, int depth, SnapshotWalk walk) {
          return Redaction.REDACTED;
        }
      };

  static final ObjectPlan PLAIN_TEXT =
      new ObjectPlan(true) {
        @Override
        Object show(Object value, int depth, SnapshotWalk walk) {
          return walk.hides(value) ? Redaction.REDACTED : walk.textOf(PlainText.of(value));
        }
      };

  static final ObjectPlan BYTES =
      new ObjectPlan(true) {
        @Override
        Object show(Object value, int depth, SnapshotWalk walk) {
          byte[] bytes = (byte[]) value;
          return walk.bytes(bytes, 0, bytes.length);
        }
      };

  static final ObjectPlan CHARACTERS =
      new ObjectPlan(true) {
        @Override
        Object show(Object value, int depth, SnapshotWalk walk) {
          return walk.text(CharBuffer.wrap((char[]) value));
        }
      };

  private LeafPlan() {}

  /** An object of a type that is named but not looked into. */
  static ObjectPlan cut(final Class<?> type, final String reason) {
    // The name, not the class: a plan must not keep another class than its own.
    final String name = type.getName();
    return new ObjectPlan(true) {
      @Override
      Object show(Object value, int depth, SnapshotWalk walk) {
        return SnapshotWalk.cut(name, reason);
      }
    };
  }
}
