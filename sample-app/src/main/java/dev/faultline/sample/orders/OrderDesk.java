package dev.faultline.sample.orders;

import dev.faultline.api.Breadcrumb;
import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import dev.faultline.api.User;
import dev.faultline.sample.payments.Till;
import dev.faultline.sample.pricing.PriceCalculator;
import dev.faultline.sample.receipts.Receipt;
import dev.faultline.sample.receipts.ReceiptPrinter;
import dev.faultline.sample.shipping.ParcelRequest;
import dev.faultline.sample.shipping.ShippingClient;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders from pricing to the receipt. */
@Service
class OrderDesk {
  private static final int GRAMS_PER_BOOK = 420;

  private final PriceCalculator prices;
  private final ShippingClient shipping;
  private final Reservations reservations;
  private final Till till;
  private final Orders orders;
  private final ReceiptPrinter receipts;
  private final TransactionTemplate transaction;

  OrderDesk(
      PriceCalculator prices,
      ShippingClient shipping,
      Reservations reservations,
      Till till,
      Orders orders,
      ReceiptPrinter receipts,
      TransactionTemplate transaction) {
    this.prices = prices;
    this.shipping = shipping;
    this.reservations = reservations;
    this.till = till;
    this.orders = orders;
    this.receipts = receipts;
    this.transaction = transaction;
  }

  Order place(OrderRequest request) {
    try (Scope scope = Faultline.scope()) {
      scope.user(User.id(request.customer())).tag("country", request.country());
      // The carrier is asked before the transaction, so that no row is locked while we wait.
      BigDecimal total = booksOf(request).add(shippingOf(request));
      Faultline.breadcrumb(Breadcrumb.of("order", "priced").data("total", total.toString()));
      Order order = transaction.execute(status -> book(request, total));
      receipts.print(new Receipt(order.id(), order.customer(), order.total()));
      return order;
    }
  }

  private Order book(OrderRequest request, BigDecimal total) {
    reservations.reserve(request.lines());
    Faultline.breadcrumb("order", "books set aside");
    Order order = orders.add(request, total);
    // Last, so that a declined payment rolls everything back.
    till.charge(request.customer(), total, request.cardToken());
    return order;
  }

  private BigDecimal booksOf(OrderRequest request) {
    return request.lines().stream()
        .map(line -> prices.price(line.isbn(), line.copies(), request.promotion()).total())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal shippingOf(OrderRequest request) {
    int copies = request.lines().stream().mapToInt(OrderLine::copies).sum();
    return shipping.quote(new ParcelRequest(request.country(), copies * GRAMS_PER_BOOK)).price();
  }
}
