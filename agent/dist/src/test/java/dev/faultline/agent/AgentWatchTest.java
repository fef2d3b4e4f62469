package dev.faultline.agent;

import static org.awaitility.Awaitility.await;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.governor.OwnThreads;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentWatchTest {

  private final AgentLog log = AgentLog.standardError(AgentLog.Level.OFF);
  private final AtomicInteger looks = new AtomicInteger();

  /** The memory is full when it begins to look for the first time. */
  private final List<Runnable> withoutMemoryAtFirst =
      new AbstractList<>() {
        private final List<Runnable> elements = new ArrayList<>();
        private boolean tried;

        @Override
        public Runnable get(int index) {
          if (!tried) {
            tried = true;
            throw new OutOfMemoryError("as thrown for the test");
          }
          return elements.get(index);
        }

        @Override
        public int size() {
          return elements.size();
        }

        @Override
        public void add(int index, Runnable look) {
          elements.add(index, look);
        }
      };

  private final AgentWatch watch =
      new AgentWatch(new AgentThreads(new OwnThreads(), log), log, withoutMemoryAtFirst);

  @AfterEach
  void end() {
    watch.detach();
  }

  @Test
  void looksAgainWhenThereWasNoMemoryForAMoment() {
    watch.add(looks::incrementAndGet);
    watch.start();

    await().until(() -> looks.get() > 0);
  }

  @Test
  void doesTheRestWhenOneLookFails() {
    watch.add(
        () -> {
          throw new IllegalStateException("as thrown for the test");
        });
    watch.add(looks::incrementAndGet);
    watch.start();

    await().until(() -> looks.get() > 1);
  }
}
