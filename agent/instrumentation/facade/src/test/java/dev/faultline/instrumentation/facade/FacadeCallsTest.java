package dev.faultline.instrumentation.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.bootstrap.FacadeSink;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The woven facade, called by an application that has it in its own class loader. */
class FacadeCallsTest {

  private final List<String> calls = new ArrayList<>();

  @BeforeEach
  void connect() {
    FacadeProbe.connect(
        (FacadeSink)
            Proxy.newProxyInstance(
                FacadeSink.class.getClassLoader(),
                new Class<?>[] {FacadeSink.class},
                (proxy, method, arguments) -> {
                  Object[] told = arguments == null ? new Object[0] : arguments;
                  calls.add(method.getName() + Arrays.deepToString(told));
                  return method.getReturnType() == void.class ? null : method.getName();
                }));
  }

  @AfterEach
  void disconnect() {
    FacadeProbe.connect(null);
  }

  @Test
  void everythingArrives() throws Exception {
    assertThat(application().call())
        .containsExactly(
            "capture", "capture", "message", "message", "capture", "ran", "ran", "ran");
    assertThat(calls)
        .containsExactly(
            "tag[null, a, text]",
            "tag[null, b, 1]",
            "tag[null, c, 0.5]",
            "tag[null, d, true]",
            "user[null, 1, Ann, ann@example.org, 192.0.2.1]",
            "breadcrumb[null, db, null, query, null]",
            "breadcrumb[null, db, warning, query, [rows, 12, null, null, null, null, null, null]]",
            "capture[null, " + Application.EXCEPTION + ", error]",
            "capture[null, " + Application.EXCEPTION + ", debug]",
            "message[null, text, info]",
            "message[null, text, error]",
            "openScope[null]",
            "tag[openScope, a, text]",
            "tag[openScope, b, 1]",
            "tag[openScope, c, 0.5]",
            "tag[openScope, d, false]",
            "user[openScope, 2, null, null, null]",
            "breadcrumb[openScope, http, null, get, null]",
            "breadcrumb[openScope, http, null, get, [a, x, b, 1, c, 0.5, d, true, e, 2, null, null,"
                + " null, null, null, null]]",
            "capture[openScope, " + Application.EXCEPTION + ", null]",
            "closeScope[openScope]",
            "context[]",
            "openScope[context]",
            "closeScope[openScope]",
            "context[]",
            "openScope[context]",
            "closeScope[openScope]",
            "context[]",
            "openScope[context]",
            "closeScope[openScope]",
            "context[]",
            "openScope[context]",
            "closeScope[openScope]");
  }

  @Test
  void nothingArrivesOnceTheAgentIsGone() throws Exception {
    FacadeProbe.connect(null);

    assertThat(application().call()).containsExactly("", "", "", "", "", "ran", "ran", "ran");
    assertThat(calls).isEmpty();
  }

  /** What a task throws belongs to the application, and its scope is closed all the same. */
  @Test
  void aTaskMayThrow() {
    assertThatThrownBy(() -> application(FailingApplication.class).call()).hasMessage("task");
    assertThat(calls).endsWith("closeScope[openScope]");
  }

  private static Callable<List<Object>> application() throws ReflectiveOperationException {
    return application(Application.class);
  }

  @SuppressWarnings("unchecked")
  private static Callable<List<Object>> application(Class<?> type)
      throws ReflectiveOperationException {
    Class<?> application = new WovenFacade().loadClass(type.getName());
    assertThat(application).isNotSameAs(type);
    return (Callable<List<Object>>) application.getDeclaredConstructor().newInstance();
  }
}
