package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NamedPairs;
import java.util.Arrays;

/** An object shown by its fields, the class's own first, then its superclasses'. */
final class FieldsPlan extends ObjectPlan {

  /** Keys that may come on top of those of the fields. */
  private static final int MORE_KEYS = 2;

  private final String[] keys;
  private final FieldReader[] fields;
  private final String cut;
  private final int nameIndex;
  private final int valueIndex;

  /**
   * @param keys {@code @type}, then one for each field
   * @param cut why something of every such object is missing, or null
   */
  FieldsPlan(String[] keys, FieldReader[] fields, String cut) {
    super(false);
    this.keys = keys;
    this.fields = fields;
    this.cut = cut;
    this.nameIndex = indexOfName(keys);
    this.valueIndex = indexOfValue(keys);
  }

  private static int indexOfName(String[] keys) {
    int index = -1;
    for (int i = keys.length - 1; i > 0; i--) {
      index = NamedPairs.isName(keys[i]) ? i : index;
    }
    return index;
  }

  private static int indexOfValue(String[] keys) {
    int index = -1;
    for (int i = keys.length - 1; i > 0; i--) {
      index = NamedPairs.isValue(keys[i]) ? i : index;
    }
    return index;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) {
    // A name around an object says nothing about the object's fields, which have names themselves.
    boolean hidden = walk.hideTexts(false);
    int most = Math.min(fields.length, walk.limits().fields());
    boolean shared = most == fields.length && cut == null;
    Object[] shown = new Object[1 + most + (shared ? 0 : MORE_KEYS)];
    shown[0] = value.getClass().getName();
    int count = 0;
    while (count < most && !walk.isLate()) {
      shown[1 + count] = fields[count].read(value, depth + 1, walk);
      count++;
    }
    if (nameIndex > 0 && valueIndex > 0 && Math.max(nameIndex, valueIndex) <= count) {
      shown[valueIndex] = walk.paired(shown[nameIndex], shown[valueIndex]);
    }
    walk.hideTexts(hidden);
    return shared && count == most
        ? new ShownObject(keys, shown, 1 + most)
        : withCut(shown, count, walk);
  }

  private ShownObject withCut(Object[] shown, int count, SnapshotWalk walk) {
    String[] names = Arrays.copyOf(keys, 1 + count + MORE_KEYS);
    Object[] values = Arrays.copyOf(shown, names.length);
    int size = 1 + count;
    if (count < fields.length) {
      names[size] = "…";
      values[size++] = Texts.more(fields.length - count, walk.isLate());
    }
    if (cut != null) {
      names[size] = "@cut";
      values[size++] = cut;
    }
    return new ShownObject(names, values, size);
  }
}
