package dev.faultline.guards.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultWeavingTest {

  private static final String BANK = FaultyBank.class.getName();

  @TempDir private Path folder;

  private final Map<String, String> properties = new HashMap<>();
  private final RecordQueue queue = new RecordQueue(1_000);
  private FaultWeaving weaving;

  @BeforeEach
  void begin() throws IOException {
    AgentLog log = AgentLog.file(AgentLog.Level.INFO, folder.resolve("log").toFile());
    weaving = new FaultWeaving(Recorded.into(queue), PackageOpener.NONE, log);
  }

  @AfterEach
  void end() {
    weaving.end();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private FaultWeavingTest set(String key, String value) {
    properties.put("faultline.fault.rehearsed." + key, value);
    return this;
  }

  private void declare() {
    weaving.declare(properties);
  }

  private Object bank() throws Exception {
    return new Loader().loadClass(BANK).getConstructor().newInstance();
  }

  private static Object call(Object on, String name, Object... with) throws Exception {
    Method method =
        Arrays.stream(on.getClass().getMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    try {
      return method.invoke(on, with);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Exception) {
        throw (Exception) thrown.getCause();
      }
      throw thrown;
    }
  }

  @Test
  void throwsFromTheMethodItself() throws Exception {
    set("methods", BANK + ".*(..)").set("exception", "java.net.SocketTimeoutException: slow");
    declare();
    Object bank = bank();

    for (String method : new String[] {"book", "ofInt", "ofLong", "ofText", "ofArray"}) {
      assertThat(catchThrowable(() -> call(bank, method)))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("slow")
          .satisfies(
              thrown -> assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo(method));
    }
    assertThat(catchThrowable(() -> call(bank, "ofClass", "x", 1L)))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(weaving.injected()).containsEntry("rehearsed", 6L);
    GuardRecord record = (GuardRecord) queue.poll();
    assertThat(record.kind()).isEqualTo(GuardRecord.Kind.INJECTED);
    assertThat(record.detail()).isEqualTo("by the fault rehearsed into " + BANK + ".book");
  }

  @Test
  void returnsAValueInPlaceOfRunningTheMethod() throws Exception {
    set("methods", BANK + ".of*(..)").set("value", "7");
    declare();
    Object bank = bank();

    assertThat(call(bank, "ofInt")).isEqualTo(7);
    assertThat(call(bank, "ofLong")).isEqualTo(7L);
    assertThat(call(bank, "ofDouble")).isEqualTo(7.0);
    assertThat(call(bank, "ofChar")).isEqualTo('7');
    assertThat(call(bank, "ofText")).isEqualTo("7");
    assertThat(call(bank, "ofBoolean")).isEqualTo(false);
    assertThat(log())
        .contains("the fault rehearsed in " + BANK + ".ofBoolean: value is '7': the method returns")
        .contains("nothing is injected there");
  }

  @Test
  void leavesOutTheBodyOfAMethodThatReturnsNothing() throws Exception {
    set("methods", BANK + ".book(..)").set("value", "none");
    declare();
    Object bank = bank();
    call(bank, "book");

    assertThat(bank.getClass().getField("booked").getInt(bank)).isZero();
  }

  @Test
  void bodiesThatBeginWithALoopRunAsTheyDid() throws Exception {
    set("methods", BANK + ".loops(..)").set("delay", "1ms");
    declare();

    assertThat(call(bank(), "loops", 3)).isEqualTo(0);
    assertThat(weaving.injected()).containsEntry("rehearsed", 1L);
  }

  @Test
  void strikesTheShareThatWasAskedFor() throws Exception {
    set("methods", BANK + ".ofInt(..)").set("value", "7").set("rate", "25%").set("seed", "1");
    declare();
    Object bank = bank();
    for (int i = 0; i < 4_000; i++) {
      call(bank, "ofInt");
    }

    assertThat(weaving.injected().get("rehearsed")).isBetween(850L, 1_150L);
  }

  @Test
  void isOverAfterItsTime() throws Exception {
    set("methods", BANK + ".ofInt(..)").set("value", "7").set("for", "1ns");
    declare();

    assertThat(call(bank(), "ofInt")).isEqualTo(1);
    assertThat(weaving.list()).contains("is over; injected 0 times");
    assertThat(weaving.states()).allMatch(FaultState::isOver);
    assertThat(log()).contains("the fault rehearsed is over");
  }

  @Test
  void endsWhenItIsSetNoMoreAndGoesOnWhenItIsSetTheSame() throws Exception {
    set("methods", BANK + ".ofInt(..)").set("value", "7").set("for", "1h");
    declare();
    Object bank = bank();
    call(bank, "ofInt");
    assertThat(weaving.list()).contains("injected 1 time").contains("for another");
    assertThat(weaving.states())
        .singleElement()
        .satisfies(one -> assertThat(one.injected()).isEqualTo(1))
        .satisfies(one -> assertThat(one.isOver()).isFalse());

    // Its class is woven again by who declares.
    weaving.declare(new HashMap<>(properties));
    assertThat(weaving.list()).contains("injected 1 time");

    weaving.declare(Map.of());
    assertThat(call(bank, "ofInt")).isEqualTo(1);
    assertThat(weaving.list()).isEmpty();
    assertThat(weaving.injected()).containsEntry("rehearsed", 1L);
    assertThat(log())
        .containsOnlyOnce("WARN")
        .contains("a fault is injected on purpose: rehearsed returns '7' in all calls")
        .contains("the fault rehearsed is set no more");
  }

  @Test
  void constructorsAreLeftAlone() throws Exception {
    set("methods", BANK + ".new(..)").set("delay", "1ms");
    declare();
    bank();

    assertThat(log()).contains("have the fault strike the method that calls it");
  }

  @Test
  void anExceptionThatCannotBeMadeIsToldOnce() throws Exception {
    set("methods", BANK + ".ofInt(..)").set("exception", "java.util.Locale");
    declare();
    Object bank = bank();
    call(bank, "ofInt");
    call(bank, "ofInt");

    assertThat(log())
        .containsOnlyOnce("exception is java.util.Locale: it is no exception: name a subclass");
    assertThat(weaving.injected()).containsEntry("rehearsed", 0L);
  }

  @Test
  void weavesNothingUntilAFaultIsSet() throws Exception {
    try (InputStream in = FaultyBank.class.getResourceAsStream("FaultyBank.class")) {
      byte[] classFile = in.readAllBytes();
      assertThat(weaving.transform(new Loader(), BANK.replace('.', '/'), null, null, classFile))
          .isNull();
    }
    assertThat(weaving.hasCounts()).isFalse();
    assertThat(weaving.metrics()).isEmpty();
  }

  /** Of an application whose classes meet faults as they load. */
  private final class Loader extends ClassLoader {

    Loader() {
      super(FaultyBank.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(BANK)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] original = in.readAllBytes();
        byte[] woven = weaving.transform(this, name.replace('.', '/'), null, null, original);
        byte[] classFile = woven == null ? original : woven;
        return defineClass(name, classFile, 0, classFile.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
