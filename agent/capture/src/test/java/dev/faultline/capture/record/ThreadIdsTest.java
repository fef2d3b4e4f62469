package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class ThreadIdsTest {

  /** A thread of an application that wants to be asked nothing. */
  private static final class HostileThread extends Thread {

    private boolean asked;

    @Override
    public long getId() {
      asked = true;
      throw new IllegalStateException("not to be called");
    }
  }

  @Test
  void asksNoMethodOfTheApplications() {
    Thread before = new Thread();
    HostileThread hostile = new HostileThread();

    assertThat(ThreadIds.of(hostile)).isEqualTo(before.getId() + 1);
    assertThat(hostile.asked).isFalse();
  }

  @Test
  void tellsOfTheJdksOwnThreads() throws Exception {
    assertThat(ThreadIds.of(Thread.currentThread())).isEqualTo(Thread.currentThread().getId());
    long[] ids = ForkJoinPool.commonPool().submit(ThreadIdsTest::ofCurrent).get();
    assertThat(ids[0]).isEqualTo(ids[1]).isPositive();
  }

  private static long[] ofCurrent() {
    Thread thread = Thread.currentThread();
    return new long[] {ThreadIds.of(thread), thread.getId()};
  }

  @Test
  void onlyTheFirstThreadIsMain() {
    assertThat(ThreadIds.isMain(new Thread())).isFalse();
    assertThat(ThreadIds.isMain(new HostileThread())).isFalse();
  }
}
