package dev.faultline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.settings.SettingsLoader;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.record.PassingExceptions;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.weaving.inapp.InAppClasses;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplicitCaptureTest {

  private static final Instrumentation NOTHING_LOADED =
      (Instrumentation)
          Proxy.newProxyInstance(
              ImplicitCaptureTest.class.getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, arguments) ->
                  method.getName().equals("getAllLoadedClasses") ? new Class<?>[0] : null);

  private final CaptureBudget budget =
      (CaptureBudget)
          Proxy.newProxyInstance(
              ImplicitCaptureTest.class.getClassLoader(),
              new Class<?>[] {CaptureBudget.class},
              (proxy, method, arguments) -> level());

  @TempDir Path folder;

  /** Not started by the test: what they are to do is not looked at. */
  private final List<Thread> made = new ArrayList<>();

  private final SiteRegistry sites = new SiteRegistry();
  private int failures;
  private DetailLevel level = DetailLevel.FULL;
  private ImplicitCapture capture;

  @BeforeEach
  void create() throws IOException {
    ThreadFactory threads =
        work -> {
          if (failures-- > 0) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          made.add(new Thread(() -> {}));
          return made.get(made.size() - 1);
        };
    AgentLog log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
    capture =
        new ImplicitCapture(
            SettingsLoader.load(null, new Properties(), Map.of()),
            NOTHING_LOADED,
            new PassingExceptions(() -> {}),
            budget,
            sites,
            threads,
            log);
    capture.start(new Weaving(NOTHING_LOADED, InAppClasses.named(List.of("a")), null, log));
  }

  @Test
  void startsOneThreadForWhatComesUpWithinAMoment() {
    capture.accept(passing("a.B"));
    capture.accept(passing("a.C"));

    assertThat(made).hasSize(1);
    assertThat(made.get(0).getName()).isEqualTo("faultline-weaving");
  }

  @Test
  void triesAgainWithTheNextEventWhenItsThreadCannotBeStarted() throws IOException {
    failures = 1;
    capture.accept(passing("a.B"));
    assertThat(made).isEmpty();
    assertThat(Files.readString(folder.resolve("log"))).contains("unable to create native thread");

    capture.accept(passing("a.B"));

    assertThat(made).hasSize(1);
  }

  @Test
  void weavesWhatCameUpBeforeItWasStarted() {
    capture.detach();
    capture.accept(passing("a.B"));
    assertThat(made).isEmpty();

    capture.start(new Weaving(NOTHING_LOADED, InAppClasses.named(List.of("a")), null, null));
    capture.accept(passing("a.B"));

    assertThat(made).hasSize(1);
  }

  @Test
  void hasAMethodWovenWithoutExitSitesWhenAllPassesItForNothing() {
    capture.accept(passing("a.B"));
    capture.run();
    passForNothing(49);
    capture.look(0);
    assertThat(capture.exitMethods().telling()).isOne();
    assertThat(made).hasSize(1);

    passForNothing(50);
    capture.look(0);

    assertThat(capture.exitMethods().telling()).isZero();
    assertThat(capture.exitMethods().resting()).isOne();
    assertThat(made).hasSize(2);
  }

  @Test
  void doesSoMuchSoonerWhileVariablesAreLeftOut() {
    capture.accept(passing("a.B"));
    capture.run();
    level = DetailLevel.NO_VARIABLES;
    passForNothing(5);
    capture.look(0);

    assertThat(capture.exitMethods().telling()).isZero();
    assertThat(made).hasSize(2);
  }

  @Test
  void doesNotTryAgainAtEachLookWhenItsThreadCannotBeStarted() throws IOException {
    failures = 1;
    capture.accept(passing("a.B"));

    capture.look(0);
    capture.look(0);

    assertThat(made).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("log"))).hasSize(1);
  }

  private DetailLevel level() {
    return level;
  }

  private void passForNothing(int times) {
    ExitSite site = sites.of("a.B", null).exitSite("()V#0", "m", 1, List.of());
    for (int i = 0; i < times; i++) {
      site.activity().of(new NullPointerException()).countSeen();
    }
  }

  private static ExceptionEvent passing(String className) {
    Frame frame = Frame.of(new StackTraceElement(className, "m", className + ".java", 1), true);
    ExceptionLink link = ExceptionLink.builder().type("java.lang.E").frames(List.of(frame)).build();
    return ExceptionEvent.builder().id("1").exceptions(List.of(link)).build();
  }
}
