package dev.faultline.capture.story;

import dev.faultline.capture.record.FailedCall;
import dev.faultline.capture.record.GuardRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which exceptions have failed attempts of the same call. Those that are alike become one story,
 * that of the last; the end of the call is told of all. Used on the agent's thread alone.
 */
final class FailedAttempts {

  /** The stories of one call: as many as there are ways to fail. */
  private static final int MAX_STORIES = 8;

  private final Map<FailedCall, List<KnownException>> latestOf = new WeakHashMap<>();
  private final OpenStories open;
  private final EventTeller teller;

  FailedAttempts(OpenStories open, EventTeller teller) {
    this.open = open;
    this.teller = teller;
  }

  /**
   * Something was done in a call.
   *
   * @param exception what it is about, whose story has it by now; null when that has none
   */
  void accept(GuardRecord record, KnownException exception) {
    List<KnownException> latest = latestOf.get(record.call());
    if (latest == null) {
      latest = new ArrayList<>(2);
      latestOf.put(record.call(), latest);
    }
    if (exception != null && !latest.contains(exception)) {
      join(latest, exception);
    }
    if (record.kind().isOfWholeCall()) {
      tellOthers(record, latest, exception);
    }
  }

  private void join(List<KnownException> latest, KnownException exception) {
    for (int i = latest.size() - 1; i >= 0; i--) {
      if (joined(latest.get(i), exception)) {
        latest.remove(i);
      }
    }
    if (latest.size() >= MAX_STORIES) {
      latest.remove(1);
    }
    latest.add(exception);
  }

  /** Whether the story of the exception is now that of the earlier one as well. */
  private boolean joined(KnownException before, KnownException exception) {
    Story story = open.of(exception);
    if (story == null || story.outermost() != exception) {
      return false;
    }
    Story earlier = open.of(before);
    if (earlier != null) {
      if (earlier == story || earlier.outermost() != before || !alike(earlier, story)) {
        return false;
      }
      open.joinAttempt(earlier, story);
      return true;
    }
    SettledException settled = before.settled();
    if (settled == null
        || settled.link() != 0
        || story.continued() != null
        || story.countedAt() == null
        || story.countedAt() != settled.event().countedAt()) {
      return false;
    }
    story.continueAttempt(settled.event());
    return true;
  }

  /** Whether their exceptions are of one fingerprint, as far as that is known. */
  private static boolean alike(Story one, Story other) {
    return one.countedAt() == other.countedAt()
        && one.outermost().type().equals(other.outermost().type());
  }

  private void tellOthers(GuardRecord record, List<KnownException> all, KnownException exception) {
    Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    if (exception != null) {
      told.add(placeOf(exception));
    }
    for (KnownException one : all) {
      Object place = placeOf(one);
      if (place == null || !told.add(place)) {
        continue;
      }
      if (place instanceof Story) {
        ((Story) place).add(one, record);
      } else {
        teller.tellLater(record, one.settled());
      }
    }
  }

  /** What is told of an exception next: its open story, or its event; null for neither. */
  private Object placeOf(KnownException exception) {
    Story story = open.of(exception);
    if (story != null) {
      return story;
    }
    return exception.settled() == null ? null : exception.settled().event();
  }
}
