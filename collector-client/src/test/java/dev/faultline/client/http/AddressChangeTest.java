package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend whose name comes to stand for another address while it is used. */
class AddressChangeTest {
  private final AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
  private final AtomicInteger lookups = new AtomicInteger();
  private final StubBackend former;
  private final StubBackend later;
  private HttpClient client;

  AddressChangeTest() throws IOException {
    former = new StubBackend(0);
    later = StubBackend.at("127.0.0.2", former.port());
  }

  @AfterEach
  void close() {
    client.close();
    former.close();
    later.close();
  }

  private void start(Duration connectionMaxAge) {
    client =
        new HttpClient(
            HttpTarget.to("http://backend.example.com:" + former.port() + "/v1/logs")
                .lookup(
                    host -> {
                      assertThat(host).isEqualTo("backend.example.com");
                      lookups.incrementAndGet();
                      return List.of(InetAddress.getByName(address.get()));
                    })
                .settings(HttpSettings.builder().connectionMaxAge(connectionMaxAge).build())
                .build(),
            response -> SendOutcome.accepted(),
            Thread::new);
  }

  private SendOutcome.Kind post() {
    return client.post(new byte[] {1}, "text/plain").kind();
  }

  @Test
  void aConnectionIsUsedAgainUntilItIsTooOld() {
    start(Duration.ofMinutes(5));
    for (int i = 0; i < 5; i++) {
      assertThat(post()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    }
    assertThat(lookups).hasValue(1);
    address.set("127.0.0.2");
    post();
    assertThat(former.received()).hasSize(6);
  }

  /** However busy it is: the backend goes on taking requests at its former address. */
  @Test
  void goesToTheNewAddressWhenTheConnectionIsTooOld() {
    start(Duration.ofMillis(1));
    post();
    address.set("127.0.0.2");
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (later.received().isEmpty() && System.nanoTime() < deadline) {
      assertThat(post()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    }
    assertThat(later.received()).isNotEmpty();
  }

  @Test
  void goesToTheNewAddressWhenNobodyIsAtTheFormer() {
    start(Duration.ofMinutes(5));
    post();
    former.close();
    address.set("127.0.0.2");
    while (later.received().isEmpty()) {
      post();
    }
    assertThat(lookups.get()).isGreaterThan(1);
  }
}
