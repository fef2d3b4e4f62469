package dev.faultline.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void whatIsClosedHasEnded() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    ChildProcess child = ChildProcess.start(java(Sleeper.class), ends::incrementAndGet);
    assertThat(child.process().isAlive()).isTrue();

    child.close();
    child.close();

    assertThat(child.process().isAlive()).isFalse();
    assertThat(ends).hasValue(1);
  }

  @Test
  void aProcessEndsWithTheOneThatStartedIt() throws Exception {
    Process parent = java(Parent.class).redirectErrorStream(true).start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

    parent.destroy();

    assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();
    child.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void oneThatStartsWhileItsParentEndsIsNotLeftBehind() throws Exception {
    Process parent = java(LateParent.class).redirectErrorStream(true).start();

    String said = new String(parent.getInputStream().readAllBytes());

    assertThat(said.trim()).isEqualTo("not started");
  }

  @Test
  void whatCannotBeStartedIsSaid() {
    assertThatThrownBy(() -> ChildProcess.start(new ProcessBuilder("no-such-program")))
        .isInstanceOf(IOException.class);
  }

  private static ProcessBuilder java(Class<?> main) {
    return new ProcessBuilder(JAVA, "-cp", System.getProperty("java.class.path"), main.getName());
  }

  static final class Sleeper {
    public static void main(String[] args) throws InterruptedException {
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
  }

  static final class Parent {
    public static void main(String[] args) throws Exception {
      System.out.println(ChildProcess.start(java(Sleeper.class)).process().pid());
      Sleeper.main(args);
    }
  }

  static final class LateParent {
    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(LateParent::startLate));
      System.exit(0);
    }

    private static void startLate() {
      try {
        System.out.println(ChildProcess.start(java(Sleeper.class)).process().pid());
      } catch (IllegalStateException | IOException e) {
        System.out.println("not started");
      }
    }
  }
}
