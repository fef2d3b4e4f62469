package dev.faultline.resilience.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.DomainCombiner;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@SuppressWarnings("removal") // what there is to hold, until Java 24
class DaemonThreadsTest {

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void inheritsNoAccessControlContext() throws InterruptedException {
    AccessControlContext own =
        new AccessControlContext(AccessController.getContext(), new Marking());
    AtomicBoolean inherited = new AtomicBoolean();
    AtomicBoolean marked = new AtomicBoolean();

    AccessController.doPrivileged(
        (PrivilegedAction<Void>)
            () -> {
              join(new Thread(() -> marked.set(hasMark())));
              join(new DaemonThreads("free").newThread(() -> inherited.set(hasMark())));
              return null;
            },
        own);

    assertThat(marked).as("what any other thread inherits").isTrue();
    assertThat(inherited).isFalse();
  }

  @Test
  void inheritsNeitherThreadLocalsNorPriority() {
    InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
    AtomicReference<String> seen = new AtomicReference<>();
    AtomicInteger priority = new AtomicInteger();

    Thread maker =
        new Thread(
            () -> {
              user.set("somebody");
              join(
                  new DaemonThreads("free")
                      .newThread(
                          () -> {
                            seen.set(user.get());
                            priority.set(Thread.currentThread().getPriority());
                          }));
            });
    maker.setPriority(Thread.MAX_PRIORITY);
    join(maker);

    assertThat(seen).hasNullValue();
    assertThat(priority).hasValue(Thread.NORM_PRIORITY);
  }

  private static boolean hasMark() {
    return AccessController.getContext().getDomainCombiner() instanceof Marking;
  }

  private static void join(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Marking implements DomainCombiner {
    @Override
    public ProtectionDomain[] combine(ProtectionDomain[] current, ProtectionDomain[] assigned) {
      return current;
    }
  }
}
