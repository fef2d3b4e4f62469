package dev.faultline.capture.story;

import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.Record;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Under which ids a story is told: one, unless the application captured several of its exceptions
 * by hand and so was given several. Used on the agent's thread alone.
 */
final class StoryIds {

  private final EventIdentities identities;

  StoryIds(EventIdentities identities) {
    this.identities = identities;
  }

  /**
   * The ids of a story, the first of which is the event's own.
   *
   * @param continued the event that the story goes on with, or null
   */
  List<String> of(Story story, ThrowableChain chain, ToldEvent continued) {
    Set<String> ids = new LinkedHashSet<>();
    if (continued != null) {
      ids.add(continued.latest().id());
    }
    List<Throwable> own = new ArrayList<>();
    for (KnownException exception : chain.causes()) {
      addOwn(exception, story, own, ids);
    }
    for (ThrowableChain.Suppressed side : chain.suppressed()) {
      addOwn(side.exception(), story, own, ids);
    }
    String preferred = ids.isEmpty() ? null : ids.iterator().next();
    ids.addAll(identities.ofStory(own, preferred));
    return new ArrayList<>(ids);
  }

  private static void addOwn(
      KnownException exception, Story story, List<Throwable> own, Set<String> ids) {
    List<Record> records = story.recordsOf(exception);
    for (Record record : records) {
      if (record instanceof CapturedRecord) {
        ids.add(((CapturedRecord) record).eventId());
      }
    }
    // What the application has dropped it cannot capture any more.
    Throwable throwable = exception.throwable();
    if (throwable != null && !records.isEmpty() && !exception.isShared()) {
      own.add(throwable);
    }
  }
}
