package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.util.concurrent.ExecutionException;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

class ExceptionClassesTest {

  private final ExceptionClasses classes = new ExceptionClasses();

  @Test
  void takesTheJdksForPlainWhicheverLoaderTheyAreOf() {
    assertThat(ScriptException.class.getClassLoader()).isNotNull();

    // This one has a getMessage of its own.
    assertThat(classes.isPlain(new ScriptException("a"))).isTrue();
    assertThat(classes.isPlain(new BatchUpdateException())).isTrue();
    assertThat(classes.isPlain(new ExecutionException(null))).isTrue();
  }

  @Test
  void takesAClassThatAnswersItselfForNotPlain() {
    assertThat(classes.isPlain(new Silent())).isTrue();
    assertThat(classes.isPlain(new Talkative())).isFalse();
  }

  public static final class Silent extends Exception {
    private static final long serialVersionUID = 1;
  }

  public static final class Talkative extends Exception {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      return "a";
    }
  }
}
