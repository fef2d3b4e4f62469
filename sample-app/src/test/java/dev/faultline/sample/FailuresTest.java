package dev.faultline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.sample.BookshopClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each honest way to fail: what the caller is told, and that the bookshop is as it was. */
@BookshopTest
class FailuresTest {
  private static final String PROBLEM = "application/problem+json";

  @LocalServerPort int port;
  private BookshopClient shop;

  @BeforeEach
  void connect() {
    shop = new BookshopClient(port);
  }

  @Test
  void outOfStockIsAConflictAndTakesNothing() {
    int before = copies("9781903000199");
    Answer answer =
        shop.post(
            "/orders",
            """
            {"customer":"Lena Brandt","country":"DE","cardToken":"card-visa-0042","lines":[
              {"isbn":"9781903000199","copies":2},{"isbn":"9781903000182","copies":3}]}""");
    assertProblem(answer, 409, "9781903000182: 3 requested, 0 available");
    assertThat(copies("9781903000199")).isEqualTo(before);
  }

  @Test
  void aPromotionWithoutDiscountGivesNoPrice() {
    assertProblem(
        shop.get("/prices/9781903000120?copies=2&promotion=LOYALTY"),
        500,
        "No price for 9781903000120 with the promotion LOYALTY");
    Answer other = shop.get("/prices/9781903000120?copies=2&promotion=SUMMER10");
    assertThat(other.body().get("total").decimalValue()).isEqualByComparingTo("33.75");
  }

  @Test
  void aSlowCarrierIsAGatewayTimeout() {
    assertProblem(
        shop.get("/shipping/quotes?country=NZ&grams=840"),
        504,
        "No quote for a parcel to NZ within 300 ms");
  }

  @Test
  void aRefusingCarrierIsABadGateway() {
    assertProblem(
        shop.get("/shipping/quotes?country=AQ&grams=1260"),
        502,
        "The carrier answered 503 for a parcel to AQ");
    assertThat(shop.get("/shipping/quotes?country=PT&grams=1260").status()).isEqualTo(200);
  }

  @Test
  void aParcelWithoutWeightIsABadRequest() {
    assertProblem(
        shop.get("/shipping/quotes?country=PT&grams=0"), 400, "A parcel of 0 g cannot be sent");
  }

  @Test
  void aBadNumberInAnImportNamesItsLineAndBooksNothing() {
    int before = copies("9781903000106");
    Answer answer =
        shop.putCsv(
            "/imports/harbour-press.csv",
            "isbn;copies;unit cost\n9781903000106;5;7.25\n9781903000113;12x;6.10\n");
    assertProblem(answer, 422, "harbour-press.csv:3: not a number in '9781903000113;12x;6.10'");
    assertThat(copies("9781903000106")).isEqualTo(before);
  }

  @Test
  void anImportWithAnUnknownBookBooksNothing() {
    int before = copies("9781903000106");
    Answer answer =
        shop.putCsv(
            "/imports/harbour-press.csv",
            "isbn;copies;unit cost\n9781903000106;5;7.25\n9781903009999;1;6.10\n");
    assertProblem(answer, 404, "No book has the ISBN 9781903009999");
    assertThat(copies("9781903000106")).isEqualTo(before);
  }

  @Test
  void nobodyIsToldOfAMissingCover() {
    Answer answer = shop.get("/books/9781903000106/recommendations");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .anySatisfy(book -> assertCover(book, "9781903000120", null))
        .anySatisfy(book -> assertCover(book, "9781903000113", "/covers/9781903000113-medium.jpg"));
  }

  @Test
  void aDroppedYearHasNoReport() {
    assertProblem(
        shop.get("/reports/sales/2019"), 500, "The sales report of 2019 could not be made");
    assertThat(shop.get("/reports/sales/2025").body().get("months")).hasSize(3);
  }

  @Test
  void ofTwoMovesInDeadlockOneIsMadeAndOneReported() {
    int left = copies("9781903000137");
    int right = copies("9781903000144");
    // A pair of moves that happen not to overlap cancels itself out.
    await()
        .untilAsserted(
            () -> {
              Answer answer =
                  shop.post(
                      "/stock/moves",
                      """
                      [{"fromIsbn":"9781903000137","toIsbn":"9781903000144","copies":1},
                       {"fromIsbn":"9781903000144","toIsbn":"9781903000137","copies":1}]""");
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.body().get("detail").asString()).contains("lost to another one");
            });
    int moved = Math.abs(copies("9781903000137") - left);
    assertThat(moved).isEqualTo(1);
    assertThat(copies("9781903000137") + copies("9781903000144")).isEqualTo(left + right);
    assertThat(
            shop.post(
                    "/stock/moves",
                    """
                    [{"fromIsbn":"9781903000137","toIsbn":"9781903000144","copies":1}]""")
                .status())
        .as("the rows are free again")
        .isEqualTo(204);
  }

  @Test
  void thePrinterIsStartedAgainAndPrintsTheNextReceipt() {
    JsonNode before = shop.get("/receipts").body();
    assertThat(order("Kenji Ōtomo", "card-visa-0042").status()).isEqualTo(201);
    await()
        .dontCatchUncaughtExceptions()
        .untilAsserted(
            () ->
                assertThat(shop.get("/receipts").body().get("restarts").asLong())
                    .isGreaterThan(before.get("restarts").asLong()));
    assertThat(order("Maria Okafor", "card-visa-0042").status()).isEqualTo(201);
    await()
        .dontCatchUncaughtExceptions()
        .untilAsserted(
            () ->
                assertThat(shop.get("/receipts").body().get("printed").asLong())
                    .isGreaterThan(before.get("printed").asLong()));
  }

  @Test
  void aDeclinedPaymentRollsTheOrderBackAndTellsNoSecret() {
    int before = copies("9781903000151");
    Answer answer = order("Paul Lindqvist", "card-expired-0001");
    assertProblem(answer, 402, "The payment was declined: card expired");
    assertThat(answer.body().toString()).doesNotContain("card-expired-0001");
    assertThat(copies("9781903000151")).isEqualTo(before);
  }

  @Test
  void anOrderOfNoCopiesIsABadRequest() {
    Answer answer =
        shop.post(
            "/orders",
            """
            {"customer":"Ruth Castellano","country":"IT","cardToken":"card-visa-0042",
             "lines":[{"isbn":"9781903000175","copies":0}]}""");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo(PROBLEM);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(shop.get("/books/9781903009999"), 404, "No book has the ISBN 9781903009999");
    assertProblem(shop.get("/orders/987654"), 404, "There is no order 987654");
    assertProblem(
        shop.get("/prices/9781903000120?promotion=NONE"), 404, "There is no promotion NONE");
  }

  private Answer order(String customer, String cardToken) {
    return shop.post(
        "/orders",
        """
        {"customer":"%s","country":"SE","cardToken":"%s",
         "lines":[{"isbn":"9781903000151","copies":2}]}"""
            .formatted(customer, cardToken));
  }

  private int copies(String isbn) {
    return shop.get("/stock/" + isbn).body().get("copies").asInt();
  }

  private static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo(PROBLEM);
    assertThat(answer.body().get("detail").asString()).isEqualTo(detail);
  }

  private static void assertCover(JsonNode book, String isbn, String cover) {
    assertThat(book.get("isbn").asString()).isEqualTo(isbn);
    assertThat(book.get("cover").asStringOpt().orElse(null)).isEqualTo(cover);
  }
}
