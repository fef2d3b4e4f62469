package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.time.Instant;

/** A calendar, which may have to ask the application's time zone for its time. */
final class CalendarPlan extends ObjectPlan {

  private final Field time;
  private final Field isTimeSet;

  private CalendarPlan(Field time, Field isTimeSet) {
    super(true);
    this.time = time;
    this.isTimeSet = isTimeSet;
  }

  static ObjectPlan of(Class<?> type, ReadableFields readable) {
    Field time = readable.ofJdk(type, "time");
    Field isTimeSet = readable.ofJdk(type, "isTimeSet");
    return time == null || isTimeSet == null
        ? LeafPlan.cut(type, "unreadable")
        : new CalendarPlan(time, isTimeSet);
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    return isTimeSet.getBoolean(value)
        ? Instant.ofEpochMilli(time.getLong(value)).toString()
        : SnapshotWalk.cut(value.getClass(), "opaque");
  }
}
