package dev.faultline.capture.story;

import dev.faultline.capture.record.CatchRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import java.util.List;

/**
 * Causes that a handler takes out of what it caught, and throws. The bytecode does not tell them
 * from wrappers when a method returns them: {@code throw toSqlException(e)}. Used on the agent's
 * thread alone.
 */
final class UnwrappedCauses {

  private static final int MAX_WRAPPERS = 32;

  private UnwrappedCauses() {}

  /**
   * Notes at the handler that the exception is a cause of what it caught.
   *
   * @param thrown the exception of the record
   */
  static void note(KnownException thrown, ThrowRecord record, OpenStories open) {
    KnownException wrapper = thrown.wrapper();
    for (int i = 0; i < MAX_WRAPPERS && wrapper != null; i++) {
      Story story = open.of(wrapper);
      CatchRecord caught = story == null ? null : lastCaught(story.recordsOf(wrapper));
      if (caught != null
          && caught.threadId() == record.threadId()
          && record.site().isInMethodOf(caught.site())) {
        caught.throwsCause();
      }
      wrapper = wrapper.wrapper();
    }
  }

  /** The handler that has it; null when it has been thrown on since. */
  private static CatchRecord lastCaught(List<Record> records) {
    for (int i = records.size() - 1; i >= 0; i--) {
      Record record = records.get(i);
      if (record instanceof CatchRecord || record instanceof ThrowRecord) {
        return record instanceof CatchRecord ? (CatchRecord) record : null;
      }
    }
    return null;
  }
}
