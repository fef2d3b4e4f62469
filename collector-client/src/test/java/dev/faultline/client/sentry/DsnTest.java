package dev.faultline.client.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DsnTest {
  @ParameterizedTest
  @CsvSource({
    "https://abc@o1.ingest.sentry.io/42,        https://o1.ingest.sentry.io/api/42/envelope/",
    "http://abc:def@localhost:8000/1,           http://localhost:8000/api/1/envelope/",
    "https://abc@example.com/errors/deep/7,     https://example.com/errors/deep/api/7/envelope/",
    "https://abc@example.com/7/,                https://example.com/api/7/envelope/",
    "https://abc@[::1]:9000/7,                  https://[::1]:9000/api/7/envelope/",
    "' https://abc@example.com/my-project ',    https://example.com/api/my-project/envelope/",
  })
  void findsTheAddress(String dsn, String url) {
    assertThat(Dsn.parse(dsn).url()).isEqualTo(url);
    assertThat(Dsn.parse(dsn)).hasToString(url);
  }

  @Test
  void sendsItsKeys() {
    assertThat(Dsn.parse("https://abc@host/1").authorization("faultline/1.2.3"))
        .isEqualTo("Sentry sentry_version=7, sentry_client=faultline/1.2.3, sentry_key=abc");
    assertThat(Dsn.parse("https://abc:def@host/1").authorization("faultline/1.2.3"))
        .isEqualTo(
            "Sentry sentry_version=7, sentry_client=faultline/1.2.3, sentry_key=abc,"
                + " sentry_secret=def");
    assertThat(Dsn.parse("https://abc:@host/1").authorization("c")).endsWith("sentry_key=abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://k3y:s3cret@host/1 | must start with https:// or http://",
        "k3y@host/1 | must start with https:// or http://",
        "https://host/1 | has no public key",
        "https://:s3cret@host/1 | has no public key",
        "https://k3y:a:s3cret@host/1 | has a secret key with characters that a key cannot have",
        "https://k%2C,y@host/1 | has a public key with characters that a key cannot have",
        "https://k3y:s3cret@host | has no project at its end",
        "https://k3y:s3cret@host/ | has no project at its end",
        "https://k3y@host/a%20b | has a project with characters",
        "https://k3y:s3cret@host/1?x=y | must end with its project",
        "https://k3y:s3cret@/1 | has no host",
        "https://k3y:s3cret@a_b/1 | has no host, or one with characters that a host cannot have",
        "https://k3y:s3cret@host:0/1 | has the port 0",
        "https://k3y:s3cret@host:70000/1 | has the port 70000",
        "https://k3y:s3cret@ho st/1 | is not a URL",
      })
  void saysWhatIsWrongWithoutTheKeys(String dsn, String why) {
    assertThatThrownBy(() -> Dsn.parse(dsn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DSN \"")
        .hasMessageContaining(why)
        .hasMessageEndingWith("; expected something like https://KEY@host/42")
        .hasMessageNotContaining("s3cret");
  }
}
