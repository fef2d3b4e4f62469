package dev.faultline.instrumentation.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.InstrumentedClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import org.junit.jupiter.api.Test;

class ReflectInstrumentationTest {

  @Test
  void tellsOfWhatLeavesAMethod() {
    assertThat(calls(InvocationTargetException.class))
        .containsExactly(
            "<init>(Ljava/lang/Throwable;)V reached reflection",
            "<init>(Ljava/lang/Throwable;Ljava/lang/String;)V reached reflection");
  }

  @Test
  void tellsOfWhatLeavesAProxy() {
    assertThat(calls(UndeclaredThrowableException.class))
        .containsExactly(
            "<init>(Ljava/lang/Throwable;)V reached proxy",
            "<init>(Ljava/lang/Throwable;Ljava/lang/String;)V reached proxy");
  }

  @Test
  void tellsOfWhatLeavesAStaticInitializer() {
    assertThat(calls(ExceptionInInitializerError.class))
        .contains("<init>(Ljava/lang/Throwable;)V reached static initializer");
  }

  private static java.util.List<String> calls(Class<?> type) {
    return InstrumentedClass.ofJdk(ReflectInstrumentation.all(), type).isSound().calls();
  }
}
