package dev.faultline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The classes as they are: nobody has woven them. */
class WithoutAgentTest {

  @Test
  void capturesNothing() {
    assertThat(Faultline.capture(new IllegalStateException())).isEmpty();
    assertThat(Faultline.capture(new IllegalStateException(), Level.WARNING)).isEmpty();
    assertThat(Faultline.capture(new IllegalStateException(), Faultline.scope())).isEmpty();
    assertThat(Faultline.message("stock is low")).isEmpty();
    assertThat(Faultline.message("stock is low", Level.ERROR)).isEmpty();
  }

  @Test
  void makesNoObjectsOfItsOwn() {
    assertThat(Faultline.scope()).isSameAs(Faultline.scope());
    assertThat(Faultline.context()).isSameAs(Faultline.context());
    assertThat(Faultline.context().attach()).isSameAs(Faultline.scope());
    assertThat(Breadcrumb.of("db", "a").data("rows", 1).level(Level.ERROR))
        .isSameAs(Breadcrumb.of("db", "b"));
  }

  @Test
  void leavesTasksAsTheyAre() {
    Runnable runnable = () -> {};
    Callable<String> callable = () -> "called";
    Executor executor = Runnable::run;

    assertThat(Faultline.wrap(runnable)).isSameAs(runnable);
    assertThat(Faultline.wrap(callable)).isSameAs(callable);
    assertThat(Faultline.wrap(executor)).isSameAs(executor);
  }

  @Test
  void ignoresNull() {
    assertThatCode(
            () -> {
              Faultline.tag(null, "value");
              Faultline.tag("name", null);
              Faultline.user(null);
              Faultline.user(User.id(null).name(null).email(null).ip(null));
              Faultline.breadcrumb(null, null);
              Faultline.breadcrumb(null);
              Faultline.breadcrumb(
                  Breadcrumb.of(null, null).level(null).data(null, 1).data("name", null));
              try (Scope scope = Faultline.scope()) {
                scope.tag(null, null).user(null).breadcrumb(null).breadcrumb(null, null);
              }
            })
        .doesNotThrowAnyException();
    assertThat(Faultline.capture(null)).isEmpty();
    assertThat(Faultline.capture(null, (Level) null)).isEmpty();
    assertThat(Faultline.capture(null, (Scope) null)).isEmpty();
    assertThat(Faultline.message(null)).isEmpty();
    assertThat(Faultline.message(null, null)).isEmpty();
    assertThat(Faultline.wrap((Runnable) null)).isNull();
    assertThat(Faultline.wrap((Callable<?>) null)).isNull();
    assertThat(Faultline.wrap((Executor) null)).isNull();
  }

  @Test
  void closesAsOftenAsOneLikes() {
    Scope scope = Faultline.scope();
    scope.close();

    assertThatCode(scope::close).doesNotThrowAnyException();
  }
}
