package dev.faultline.capture.story;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.record.MessageRecord;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes events of messages, which have no story. Used on the agent's thread alone. */
final class MessageTeller {

  private final ContextAssembler contexts;
  private final Supplier<Redaction> redaction;
  private final Consumer<? super MessageEvent> outlet;

  MessageTeller(
      ContextAssembler contexts,
      Supplier<Redaction> redaction,
      Consumer<? super MessageEvent> outlet) {
    this.contexts = contexts;
    this.redaction = redaction;
    this.outlet = outlet;
  }

  void accept(MessageRecord record) {
    outlet.accept(
        MessageEvent.builder()
            .id(record.eventId())
            .text(redaction.get().message(record.text()))
            .severity(record.level().severity())
            .timeUnixNanos(TimeUnit.MILLISECONDS.toNanos(record.unixMillis()))
            .observedTimeUnixNanos(UnixTime.nowNanos())
            .threadName(record.threadName())
            .threadId(record.threadId())
            .mechanism(Mechanism.API)
            .context(contexts.assemble(Collections.<CaptureContext>singleton(record.context())))
            .build());
  }
}
