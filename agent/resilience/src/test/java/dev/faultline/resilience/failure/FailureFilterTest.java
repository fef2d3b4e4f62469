package dev.faultline.resilience.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailureFilterTest {

  @Test
  void takesATypeAndWhatIsBelowIt() {
    FailureFilter filter = FailureFilter.of(IOException.class).build();

    assertThat(filter.takes(new IOException())).isTrue();
    assertThat(filter.takes(new FileNotFoundException())).isTrue();
    assertThat(filter.takes(new Exception())).isFalse();
  }

  @Test
  void anExclusionHoldsWhereBothFit() {
    FailureFilter filter =
        FailureFilter.of(FileNotFoundException.class).except(IOException.class).build();

    assertThat(filter.takes(new FileNotFoundException())).isFalse();
  }

  @Test
  void takesTypesByTheNameOfAnySuperclass() {
    FailureFilter filter =
        FailureFilter.builder()
            .onNamed("java.io.IOException")
            .exceptNamed("java.io.FileNotFoundException")
            .build();

    assertThat(filter.takes(new java.net.SocketException())).isTrue();
    assertThat(filter.takes(new FileNotFoundException())).isFalse();
    assertThat(filter.takes(new IllegalStateException())).isFalse();
  }

  @Test
  void takesNothingWhenNoTypeIsGiven() {
    assertThat(FailureFilter.builder().build().takes(new Exception())).isFalse();
  }

  @Test
  void looksAtCausesWhenTold() {
    Throwable wrapped = new RuntimeException(new UncheckedIOException(new IOException()));

    assertThat(FailureFilter.of(IOException.class).build().takes(wrapped)).isFalse();
    assertThat(FailureFilter.of(IOException.class).causesToo().build().takes(wrapped)).isTrue();
    assertThat(
            FailureFilter.of(RuntimeException.class)
                .except(IOException.class)
                .causesToo()
                .build()
                .takes(wrapped))
        .isFalse();
  }

  @Test
  void causesThatGoInACircleHaveAnEnd() {
    Exception one = new Exception();
    Exception other = new Exception(one);
    one.initCause(other);

    assertThat(FailureFilter.of(IOException.class).causesToo().build().takes(one)).isFalse();
  }

  @Test
  void aCauseThatCannotBeAskedForIsNone() {
    Exception hostile =
        new Exception() {
          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException("of the test");
          }
        };

    assertThat(FailureFilter.of(IOException.class).causesToo().build().takes(hostile)).isFalse();
    assertThat(FailureFilter.of(Exception.class).causesToo().build().takes(hostile)).isTrue();
  }

  @Test
  void saysWhatItTakes() {
    assertThat(
            FailureFilter.of(IOException.class).exceptNamed("com.acme.Fatal").causesToo().build())
        .hasToString("[java.io.IOException] except [com.acme.Fatal], causes too");
  }
}
