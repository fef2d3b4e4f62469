package dev.faultline.sample.traffic;

import java.util.List;

/** What customers, clerks and suppliers do, and in which ways it fails. */
public final class Scenarios {
  private static final List<Scenario> SUCCEEDING =
      List.of(
          Scenario.get("all books", "/books", 200),
          Scenario.get("one book", "/books/9781903000137", 200),
          Scenario.get("a price", "/prices/9781903000151?copies=2", 200),
          Scenario.get(
              "a price with a promotion", "/prices/9781903000168?copies=3&promotion=SUMMER10", 200),
          Scenario.get("a price abroad", "/prices/9781903000151/abroad?copies=2", 200),
          Scenario.get("a shipping quote", "/shipping/quotes?country=PT&grams=840", 200),
          Scenario.postJson(
              "an order",
              "/orders",
              order("Maria Okafor", "IE", "card-visa-0042", "9781903000199", 2),
              201),
          Scenario.get("what readers liked", "/books/9781903000137/recommendations", 200),
          Scenario.get("the stock of a book", "/stock/9781903000106", 200),
          Scenario.postJson(
              "a move of stock",
              "/stock/moves",
              "[" + move("9781903000168", "9781903000175") + "]",
              204),
          Scenario.putCsv(
              "a supplier's delivery",
              "/imports/northern-books.csv",
              "isbn;copies;unit cost\n9781903000168;2;16.70\n",
              200),
          Scenario.get("a sales report", "/reports/sales/2025", 200),
          Scenario.get("the receipt printer", "/receipts", 200));

  private static final List<Scenario> FAILING =
      List.of(
          Scenario.postJson(
              "out of stock: an order of three copies of a book that is out of print",
              "/orders",
              order("Lena Brandt", "DE", "card-visa-0042", "9781903000182", 3),
              409),
          Scenario.get(
              "null in a promotion: marketing has not filled in the discount",
              "/prices/9781903000120?copies=2&promotion=LOYALTY",
              500),
          Scenario.get(
              "timeout: the carrier is slow overseas",
              "/shipping/quotes?country=NZ&grams=840",
              504),
          Scenario.get(
              "refusal: the carrier does not serve a country",
              "/shipping/quotes?country=AQ&grams=1260",
              502),
          Scenario.putCsv(
              "bad number in an import: a supplier writes 12x",
              "/imports/harbour-press.csv",
              "isbn;copies;unit cost\n9781903000106;5;7.25\n9781903000113;12x;6.10\n",
              422),
          Scenario.get(
              "swallowed: a recommended book has no cover, and nobody is told",
              "/books/9781903000106/recommendations",
              200),
          Scenario.get(
              "rethrown, then wrapped: the table of a year was dropped",
              "/reports/sales/2019",
              500),
          Scenario.postJson(
              "deadlock: two clerks move copies in opposite directions",
              "/stock/moves",
              "["
                  + move("9781903000137", "9781903000144")
                  + ","
                  + move("9781903000144", "9781903000137")
                  + "]",
              409),
          Scenario.postJson(
              "worker that dies: the printer does not know a letter of the customer's name",
              "/orders",
              order("Kenji Ōtomo", "JP", "card-visa-0042", "9781903000113", 1),
              201),
          Scenario.postJson(
              "payment declined: an expired card, with secrets in reach",
              "/orders",
              order("Paul Lindqvist", "SE", "card-expired-0001", "9781903000151", 2),
              402),
          Scenario.get("not found: an ISBN that no book has", "/books/9781903009999", 404),
          Scenario.postJson(
              "malformed: an order of no copies",
              "/orders",
              order("Ruth Castellano", "IT", "card-visa-0042", "9781903000175", 0),
              400));

  private Scenarios() {}

  /** Returns the requests that succeed, the most usual first. */
  public static List<Scenario> succeeding() {
    return SUCCEEDING;
  }

  /** Returns the requests during which something is thrown. */
  public static List<Scenario> failing() {
    return FAILING;
  }

  private static String order(
      String customer, String country, String cardToken, String isbn, int copies) {
    return """
        {"customer":"%s","country":"%s","cardToken":"%s","lines":[{"isbn":"%s","copies":%d}]}"""
        .formatted(customer, country, cardToken, isbn, copies);
  }

  private static String move(String fromIsbn, String toIsbn) {
    return """
        {"fromIsbn":"%s","toIsbn":"%s","copies":1}"""
        .formatted(fromIsbn, toIsbn);
  }
}
