package dev.faultline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.sample.BookshopClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What callers see of a bank that is down when no agent guards the bookshop. */
@BookshopTest
@TestPropertySource(properties = {"bookshop.bank.answers=4", "bookshop.bank.refusals=1"})
class BankOutageTest {
  private static final String ABROAD = "/prices/9781903000151/abroad?copies=2";

  @LocalServerPort int port;

  @Test
  void isABadGatewayUntilTheBankAnswersAgain() {
    BookshopClient shop = new BookshopClient(port);
    Answer before = shop.get(ABROAD);
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.body().get("elsewhere").propertyNames())
        .containsExactly("CHF", "GBP", "JPY", "SEK");

    Answer down = shop.get(ABROAD);
    assertThat(down.status()).isEqualTo(502);
    assertThat(down.body().get("detail").asString()).isEqualTo("The bank answered 503 for CHF");

    assertThat(shop.get(ABROAD)).isEqualTo(before);
  }
}
