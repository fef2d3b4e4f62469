package dev.faultline.backend.kafka;

import dev.faultline.client.backend.DropReason;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** What an exception of Kafka's client means for the record that it was given to. Immutable. */
final class KafkaFailure {
  private final Throwable thrown;

  KafkaFailure(Throwable thrown) {
    this.thrown = thrown;
  }

  /** Why the record will never be taken; null when another attempt may succeed. */
  DropReason refusal() {
    if (thrown instanceof RecordTooLargeException
        || thrown instanceof RecordBatchTooLargeException) {
      return DropReason.TOO_LARGE;
    }
    if (thrown instanceof SaslAuthenticationException
        || thrown instanceof UnsupportedSaslMechanismException) {
      return DropReason.UNAUTHORIZED;
    }
    if (thrown instanceof AuthorizationException) {
      return DropReason.FORBIDDEN;
    }
    if (thrown instanceof InvalidTopicException) {
      return DropReason.NOT_FOUND;
    }
    if (isUnknown()) {
      return DropReason.SEND_FAILED;
    }
    boolean another =
        thrown instanceof RetriableException
            || thrown instanceof SslAuthenticationException
            || endsProducer()
            || !(thrown instanceof ApiException);
    return another ? null : DropReason.REJECTED;
  }

  /**
   * Neither Kafka's own, nor that the producer has been closed: a fault, which would come again.
   */
  private boolean isUnknown() {
    return !(thrown instanceof KafkaException
        || thrown instanceof IllegalStateException
        || thrown instanceof InterruptedException);
  }

  /** Whether the producer is of no use any more, and another one is. */
  boolean endsProducer() {
    return thrown instanceof ProducerFencedException
        || thrown instanceof OutOfOrderSequenceException
        || !(thrown instanceof ApiException);
  }

  /** In one line. */
  String text() {
    Throwable cause = thrown.getCause();
    String text = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    return (cause == null ? text : text + " (" + cause.getMessage() + ")").replace('\n', ' ');
  }
}
