package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Backends that fail now and then: at address 1 each third attempt, at 2 each fifth batch is
 * refused. Thread-safe.
 */
final class FaultyBackends {
  private final Queue<Scripted> made = new ConcurrentLinkedQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean broken;

  /** Whether no backend can be made from now on, as when its jar is gone. */
  void setBroken(boolean isBroken) {
    broken = isBroken;
  }

  /** How many events all of them have taken. */
  long taken() {
    return taken.get();
  }

  void assertThatAllUsedAreClosed() {
    assertThat(made).filteredOn(one -> one.used).isNotEmpty().allMatch(one -> one.closed);
  }

  BackendProvider provider(String type) {
    return new BackendProvider() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public Backend create(BackendContext context) {
        if (broken) {
          throw new InvalidBackendException("faultline.backend.jars", "the jar is gone");
        }
        Scripted backend = new Scripted(context.settings().text("address", "0"));
        made.add(backend);
        return backend;
      }
    };
  }

  private final class Scripted implements Backend {
    private final String address;
    private int attempts;
    private volatile boolean used;
    private volatile boolean closed;

    Scripted(String address) {
      this.address = address;
    }

    @Override
    public String description() {
      return "scripted://" + address;
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      used = true;
      StringBuilder lines = new StringBuilder();
      for (Event event : events) {
        lines.append(event.id()).append('\n');
      }
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SendOutcome send(byte[] body) {
      used = true;
      assertThat(closed).isFalse();
      attempts++;
      if (address.equals("1") && attempts % 3 == 0) {
        return SendOutcome.retryable("away");
      }
      if (address.equals("2") && attempts % 5 == 0) {
        return SendOutcome.rejected(DropReason.REJECTED, "no");
      }
      taken.addAndGet(new String(body, StandardCharsets.UTF_8).lines().count());
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
