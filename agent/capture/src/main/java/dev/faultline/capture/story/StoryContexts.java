package dev.faultline.capture.story;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.Record;
import java.util.ArrayList;
import java.util.List;

/** In which contexts a story's exceptions were seen. */
final class StoryContexts {

  private StoryContexts() {}

  /**
   * Strongest first: what the application said when it captured by hand, then what held where the
   * innermost cause was thrown, then what held further out.
   */
  static List<CaptureContext> of(Story story, ThrowableChain chain) {
    List<CaptureContext> byHand = new ArrayList<>();
    List<CaptureContext> seen = new ArrayList<>();
    for (int i = chain.causes().size() - 1; i >= 0; i--) {
      KnownException cause = chain.causes().get(i);
      add(story.recordsOf(cause), byHand, seen);
      SettledException earlier = cause.settled();
      if (earlier != null && story.recordsOf(cause).isEmpty()) {
        seen.addAll(earlier.event().contexts());
      }
    }
    for (ThrowableChain.Suppressed side : chain.suppressed()) {
      add(story.recordsOf(side.exception()), byHand, seen);
    }
    byHand.addAll(seen);
    return byHand;
  }

  private static void add(
      List<Record> records, List<CaptureContext> byHand, List<CaptureContext> seen) {
    for (Record record : records) {
      if (record.countedIn() != null) {
        seen.add(record.countedIn());
      }
      if (record.context() == null) {
        continue;
      }
      if (record instanceof CapturedRecord) {
        byHand.add(0, record.context());
      } else {
        seen.add(record.context());
      }
    }
  }
}
