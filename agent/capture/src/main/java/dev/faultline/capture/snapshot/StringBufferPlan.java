package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A string buffer, whose methods would take its lock. */
final class StringBufferPlan extends ObjectPlan {

  private static final Charset TWO_BYTES =
      ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
          ? StandardCharsets.UTF_16BE
          : StandardCharsets.UTF_16LE;

  private final Field characters;
  private final Field count;
  private final Field coder;

  private StringBufferPlan(Field characters, Field count, Field coder) {
    super(true);
    this.characters = characters;
    this.count = count;
    this.coder = coder;
  }

  static ObjectPlan of(Class<?> type, ReadableFields readable) {
    Field characters = readable.ofJdk(type, "value");
    Field count = readable.ofJdk(type, "count");
    Field coder = readable.ofJdk(type, "coder");
    boolean compact = characters != null && characters.getType() == byte[].class;
    return characters == null || count == null || compact && coder == null
        ? LeafPlan.cut(type, "unreadable")
        : new StringBufferPlan(characters, count, coder);
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    int length = count.getInt(value);
    Object array = characters.get(value);
    if (array instanceof char[]) {
      return walk.text(new String((char[]) array, 0, length));
    }
    byte[] bytes = (byte[]) array;
    boolean latin = coder.getByte(value) == 0;
    return walk.text(
        latin
            ? new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
            : new String(bytes, 0, 2 * length, TWO_BYTES));
  }
}
