package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events that come while the backend takes long over others. */
class HangingAttemptTest extends DeliveryScenario {
  private static final int FILLING = 40_000;

  @TempDir private Path folder;

  @BeforeEach
  void hang() {
    backend.hang();
  }

  private DeliverySettings.Builder spooling(SpoolSettings.Builder spool) {
    return eager().spool(spool.build()).replayInterval(Duration.ofMillis(1));
  }

  private SpoolSettings.Builder spool() {
    return SpoolSettings.in(folder.resolve("spool").toFile());
  }

  private void startWithAnAttemptThatHangs(DeliverySettings.Builder settings) {
    start(settings);
    offer("a");
    await().until(() -> backend.bodies().size() == 1);
  }

  @Test
  void theyArePutOnDiskAndSentLater() {
    startWithAnAttemptThatHangs(spooling(spool()));
    offer("b", "c");

    await().until(() -> delivery.account().spooled() == 2);
    assertThat(delivery.account().waiting()).isEqualTo(1);
    offer("d");
    await().until(() -> delivery.account().spooled() == 3);
    assertThat(backend.bodies()).containsExactly("a");

    backend.proceed();
    await().until(() -> delivery.account().delivered() == 4);
    assertThat(delivery.account().toString())
        .isEqualTo("offered 4 = delivered 4 + refused 0 + dropped {} + waiting 0");
    assertThat(backend.thread()).isEqualTo("faultline-send");
  }

  @Test
  void theyArePutOnDiskAlsoWhereThereWasNoneAtFirst() {
    backend.proceed();
    start(eager());
    offer("before");
    await().until(() -> delivery.account().delivered() == 1);
    ScriptedBackend next = new ScriptedBackend();
    next.hang();
    delivery.replaceBackend(next, spool().build());
    offer("a");
    await().until(() -> next.bodies().size() == 1);
    offer("b", "c");

    await().until(() -> delivery.account().spooled() == 2);
    next.proceed();
    await().until(() -> delivery.account().delivered() == 4);
    assertThat(next.thread()).isEqualTo("faultline-send");
  }

  @Test
  void anAttemptThatFailsLeavesThemInOrder() {
    backend.answer(AWAY);
    startWithAnAttemptThatHangs(spooling(spool()));
    offer("b");
    await().until(() -> delivery.account().spooled() == 1);
    offer("c");
    await().until(() -> delivery.account().spooled() == 2);

    backend.proceed();
    await().until(() -> delivery.account().delivered() == 3);
    assertThat(backend.bodies()).containsExactly("a", "a", "b", "c");
  }

  @Test
  void theyWaitInMemoryWhenTheDiskIsFull() {
    backend.encodeBy(events -> Arrays.copyOf(ScriptedBackend.messages(events), FILLING));
    startWithAnAttemptThatHangs(spooling(spool().maxBytes(2 * FILLING - 1)).queueCapacity(4));
    offer("b", "c", "d");
    await().until(() -> log.lines().toString().contains("kept in memory alone"));

    assertThat(delivery.account().waiting()).isEqualTo(4);
    backend.proceed();
    await().until(() -> delivery.account().delivered() == 4);
    assertThat(delivery.account().dropped()).isZero();
    assertThat(delivery.account().waiting()).isZero();
  }

  @Test
  void oneThatCannotBeEncodedCostsItselfAlone() {
    backend.encodeBy(
        events -> {
          byte[] messages = ScriptedBackend.messages(events);
          if (new String(messages).contains("bad")) {
            throw new IOException("bad");
          }
          return messages;
        });
    startWithAnAttemptThatHangs(spooling(spool()));
    offer("b", "bad", "c");

    await().until(() -> delivery.account().spooled() == 2);
    assertThat(delivery.account().dropped(DropReason.UNENCODABLE)).isEqualTo(1);
    backend.proceed();
    await().until(() -> delivery.account().delivered() == 3);
    assertThat(delivery.account().waiting()).isZero();
  }

  @Test
  void whatFailsMeanwhileCostsThemAndNotTheAttempt() {
    backend.encodeBy(
        events -> {
          byte[] messages = ScriptedBackend.messages(events);
          if (new String(messages).contains("bad")) {
            throw new NoClassDefFoundError("bad");
          }
          return messages;
        });
    startWithAnAttemptThatHangs(spooling(spool()));
    offer("bad");
    await().until(() -> delivery.account().dropped(DropReason.INTERNAL_ERROR) == 1);
    offer("b");
    await().until(() -> delivery.account().spooled() == 1);

    backend.proceed();
    await().until(() -> delivery.account().delivered() == 2);
    assertThat(delivery.account().waiting()).isZero();
  }

  @Test
  void whatFailsInHalfOfThemCostsThatHalfWhenTheDiskIsFull() {
    backend.encodeBy(
        events -> {
          byte[] messages = ScriptedBackend.messages(events);
          if (events.size() > 1) {
            throw new IOException("bad");
          }
          if (new String(messages).contains("bad")) {
            throw new NoClassDefFoundError("bad");
          }
          return Arrays.copyOf(messages, FILLING);
        });
    startWithAnAttemptThatHangs(spooling(spool().maxBytes(2 * FILLING - 1)).queueCapacity(4));
    offer("b", "bad");
    await().until(() -> log.lines().toString().contains("failed, and goes on"));

    backend.proceed();
    await().until(() -> delivery.account().delivered() == 2);
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().toString())
        .isEqualTo("offered 3 = delivered 2 + refused 0 + dropped {INTERNAL_ERROR=1} + waiting 0");
    assertThat(delivery.account().waitingBytes()).isZero();
  }

  @Test
  void aFlushWaitsForTheAttemptAndFindsTheOthersOnDisk() {
    startWithAnAttemptThatHangs(
        patient().batchSize(1).spool(spool().build()).replayInterval(NEVER));
    offer("b");
    await().until(() -> delivery.account().spooled() == 1);

    assertThat(delivery.flush(Duration.ofMillis(20))).isFalse();
    backend.proceed();
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void whatIsUnderWayIsInMemoryAloneWhereTheDiskHasNotTakenIt() {
    startWithAnAttemptThatHangs(spooling(spool()));

    assertThat(delivery.account().waiting()).isEqualTo(1);
    assertThat(delivery.inMemoryAlone()).isZero();
    backend.proceed();
    await().until(() -> delivery.account().delivered() == 1);
    assertThat(delivery.inMemoryAlone()).isZero();
  }

  @Test
  void withoutADiskAllThatWaitsIsInMemoryAlone() {
    startWithAnAttemptThatHangs(eager());
    offer("b");

    assertThat(delivery.inMemoryAlone()).isEqualTo(2);
  }
}
