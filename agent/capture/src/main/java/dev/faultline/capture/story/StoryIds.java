package dev.faultline.capture.story;

import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.JvmMade;
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
    for (Throwable throwable : chain.causes()) {
      addOwn(throwable, story, own, ids);
    }
    for (ThrowableChain.Suppressed side : chain.suppressed()) {
      addOwn(side.throwable(), story, own, ids);
    }
    String preferred = ids.isEmpty() ? null : ids.iterator().next();
    ids.addAll(identities.ofStory(own, preferred));
    return new ArrayList<>(ids);
  }

  private static void addOwn(
      Throwable throwable, Story story, List<Throwable> own, Set<String> ids) {
    List<Record> records = story.recordsOf(throwable);
    for (Record record : records) {
      if (record instanceof CapturedRecord) {
        ids.add(((CapturedRecord) record).eventId());
      }
    }
    if (!records.isEmpty() && !JvmMade.isShared(throwable)) {
      own.add(throwable);
    }
  }
}
