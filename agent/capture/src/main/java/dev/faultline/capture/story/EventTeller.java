package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells settled stories as events, and what happens to their exceptions later as newer versions of
 * the same events. Used on the agent's thread alone.
 */
final class EventTeller {

  private final KnownExceptions exceptions;
  private final LifePoints lives;
  private final EventAssembler assembler;
  private final ContextAssembler contexts;
  private final StoryIds ids;
  private final Consumer<? super ExceptionEvent> outlet;
  private final Tallies tallies;
  private final StackSampling stacks;
  private final ExceptionAccount account;

  /**
   * @param redaction what must not leave the JVM; asked for each exception
   * @param loggers those that need not be guessed at
   * @param outlet where events go; must not block
   * @param tallies tells later of exceptions of the same fingerprints
   * @param stacks how many are told of the same stack
   * @param account counts what is told, and what is not
   */
  EventTeller(
      InAppFrames inApp,
      KnownExceptions exceptions,
      Supplier<Redaction> redaction,
      ContextAssembler contexts,
      EventIdentities identities,
      WatchedLoggers loggers,
      Consumer<? super ExceptionEvent> outlet,
      Tallies tallies,
      StackSampling stacks,
      ExceptionAccount account) {
    this.exceptions = exceptions;
    this.contexts = contexts;
    this.ids = new StoryIds(identities);
    this.lives = new LifePoints(loggers);
    this.assembler = new EventAssembler(inApp, redaction, lives);
    this.outlet = outlet;
    this.tallies = tallies;
    this.stacks = stacks;
    this.account = account;
  }

  /**
   * Makes an event of a story that is over, as far as can be told.
   *
   * @return the event's id; null when there is none, as it concerns nobody or there are enough
   */
  String tell(Story story) {
    ThrowableChain chain = ThrowableChain.of(story.outermost());
    ToldEvent told = continuedEvent(story, chain);
    Long stack = stacks.keyOf(chain);
    boolean passes = stacks.passes(stack, story.settleAtNanos());
    if (!passes && told == null && hasEventBefore(story)) {
      stacks.takeIn(stack, story.occurrences());
      return null;
    }
    List<CaptureContext> all = StoryContexts.of(story, chain);
    List<String> eventIds = ids.of(story, chain, told);
    ExceptionEvent event =
        assembler.assemble(story, chain, eventIds.get(0), contexts.assemble(all));
    if (!concernsTheUser(story, event)) {
      return null;
    }
    if (told != null) {
      tallies.forget(told);
      stacks.forget(told);
      long before = told.latest().occurrences();
      if (!story.attemptsGoOnFrom(told)) {
        event = told.continuedBy(event, all);
      } else {
        event =
            told.continuedBy(
                event.toBuilder().occurrences(before + event.occurrences()).build(), all);
      }
      account.sampledOut(event.occurrences() - before);
    } else {
      told = new ToldEvent(story.countedAt(), story.settleAtNanos(), all, event);
      account.told(event.occurrences());
    }
    remember(story, chain, told);
    countFurther(story, told);
    outlet.accept(event);
    stacks.told(stack, told, story.settleAtNanos());
    for (String other : eventIds.subList(1, eventIds.size())) {
      outlet.accept(told.under(other));
    }
    return event.id();
  }

  /**
   * Whether an event before can stand for this story. Not for the first one of its fingerprint,
   * which others' counts will belong to.
   */
  private boolean hasEventBefore(Story story) {
    Fingerprint countedAt = story.countedAt();
    return story.isOneOfMany() && (countedAt == null || tallies.knows(countedAt));
  }

  private void countFurther(Story story, ToldEvent told) {
    Fingerprint countedAt = story.countedAt();
    if (countedAt != null && !(story.first().isOfOtherStack() && tallies.knows(countedAt))) {
      tallies.told(countedAt, told);
    }
  }

  /**
   * Libraries throw and log a lot among themselves; a boundary sees that, too. What has reached the
   * user's own code is the user's concern, be it thrown on a thread that has none of that code.
   */
  private static boolean concernsTheUser(Story story, ExceptionEvent event) {
    return story.isSeenBeyondBoundaries()
        || event.disposition() == Disposition.UNCAUGHT
        || hasInAppFrame(event);
  }

  private static boolean hasInAppFrame(ExceptionEvent event) {
    for (ExceptionLink link : event.exceptions()) {
      for (Frame frame : link.frames()) {
        if (frame.inApp()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The event of an exception that this story's wraps, when it was told before its wrapper came:
   * the two are one story. Not when it stands for others that have not been wrapped.
   */
  private ToldEvent continuedEvent(Story story, ThrowableChain chain) {
    if (story.continued() != null) {
      return story.continued();
    }
    for (int i = 1; i < chain.causes().size(); i++) {
      KnownException cause = chain.causes().get(i);
      SettledException earlier = cause.settled();
      if (story.recordsOf(cause).isEmpty()
          && earlier != null
          && earlier.link() == 0
          && earlier.event().latest().occurrences() == 1) {
        return earlier.event();
      }
    }
    return null;
  }

  private void remember(Story story, ThrowableChain chain, ToldEvent told) {
    for (KnownException exception : story.exceptions()) {
      // What the application has dropped cannot be seen again.
      if (!exception.isShared() && (exception.throwable() != null || story.isGuarded(exception))) {
        List<ThrowSnapshot> thrown = ThrowSnapshot.of(story.recordsOf(exception));
        int link = chain.indexOf(exception);
        exceptions.remember(exception, new SettledException(told, link, thrown));
      }
    }
  }

  /** Tells again of an exception to which something has happened since it was told. */
  void tellLater(Record record, SettledException earlier) {
    if (record instanceof CapturedRecord) {
      tellCaptured((CapturedRecord) record, earlier);
      return;
    }
    LifePoint point = lives.of(record);
    ExceptionEvent event = null;
    if (point != null && earlier.isInChain()) {
      Recovery recovery = record instanceof GuardRecord ? ((GuardRecord) record).recovery() : null;
      event = earlier.event().with(point, earlier.link(), recovery);
    }
    if (point != null && point.kind() == LifePoint.Kind.LOGGED && earlier.link() != 0) {
      BoundaryRecord logged = LoggedCauses.of((BoundaryRecord) record, earlier.isInChain());
      event = earlier.event().with(lives.of(logged), 0);
    }
    if (event != null) {
      outlet.accept(event);
    }
  }

  /** The application has captured by hand what was told already. */
  private void tellCaptured(CapturedRecord record, SettledException earlier) {
    ToldEvent told = earlier.event();
    if (earlier.isInChain()) {
      List<CaptureContext> all = new ArrayList<>();
      all.add(record.context());
      all.addAll(told.contexts());
      outlet.accept(
          told.captured(
              record.level(), lives.of(record), earlier.link(), all, contexts.assemble(all)));
    }
    if (!record.eventId().equals(told.latest().id())) {
      outlet.accept(told.under(record.eventId()));
    }
  }
}
