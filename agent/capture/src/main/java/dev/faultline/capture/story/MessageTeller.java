package dev.faultline.capture.story;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.MessageRecord;
import dev.faultline.capture.record.ThreadRecord;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Severity;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes events of messages, which have no story, though one may be the cause of theirs. Used on the
 * agent's thread alone.
 */
final class MessageTeller {

  private final ContextAssembler contexts;
  private final Supplier<Redaction> redaction;
  private final EventIdentities identities;
  private final Consumer<? super MessageEvent> outlet;

  MessageTeller(
      ContextAssembler contexts,
      EventIdentities identities,
      Supplier<Redaction> redaction,
      Consumer<? super MessageEvent> outlet) {
    this.contexts = contexts;
    this.identities = identities;
    this.redaction = redaction;
    this.outlet = outlet;
  }

  void accept(MessageRecord record) {
    tell(
        record,
        MessageEvent.builder()
            .id(record.eventId())
            .text(redaction.get().message(record.text()))
            .severity(record.level().severity())
            .mechanism(record.mechanism()));
  }

  /**
   * That an exception has opened a circuit breaker.
   *
   * @param causeId the id of its event; null when there is none
   */
  void opened(GuardRecord record, String causeId) {
    tell(
        record,
        MessageEvent.builder()
            .id(identities.fresh())
            .text(record.detail())
            .severity(Severity.WARN)
            .mechanism(Mechanism.GUARD)
            .causeId(causeId));
  }

  private void tell(ThreadRecord record, MessageEvent.Builder event) {
    outlet.accept(
        event
            .timeUnixNanos(TimeUnit.MILLISECONDS.toNanos(record.unixMillis()))
            .observedTimeUnixNanos(UnixTime.nowNanos())
            .threadName(record.threadName())
            .threadId(record.threadId())
            .context(contexts.assemble(Collections.<CaptureContext>singleton(record.context())))
            .build());
  }
}
