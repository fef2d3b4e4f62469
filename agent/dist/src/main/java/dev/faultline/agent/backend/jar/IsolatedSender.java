package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.BatchSender;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;

/**
 * Something from a jar that sends. Whatever it throws costs a batch at most; a thread of delivery
 * never ends by it.
 *
 * @param <S> what it is
 */
class IsolatedSender<S extends BatchSender> implements BatchSender {
  final S sender;
  final ClassLoader loader;
  final ClientLog log;
  private final String description;

  IsolatedSender(S sender, ClassLoader loader, ClientLog log) {
    this.sender = sender;
    this.loader = loader;
    this.log = log;
    this.description = String.valueOf(sender.description());
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final SendOutcome send(byte[] body) {
    ContextLoader context = ContextLoader.set(loader);
    try {
      SendOutcome outcome = sender.send(body);
      return outcome == null
          ? SendOutcome.rejected(DropReason.SEND_FAILED, "the backend gave no outcome")
          : outcome;
    } catch (Throwable broken) {
      return SendOutcome.rejected(DropReason.SEND_FAILED, broken.toString());
    } finally {
      context.restore();
    }
  }

  @Override
  public final void cancel() {
    try {
      sender.cancel();
    } catch (Throwable broken) {
      log.warn(description + " could not be cancelled: " + broken);
    }
  }

  @Override
  public final void close() {
    ContextLoader context = ContextLoader.set(loader);
    try {
      sender.close();
    } catch (Throwable broken) {
      log.warn(description + " could not be closed: " + broken);
    } finally {
      context.restore();
    }
  }
}
