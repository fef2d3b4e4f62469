package dev.faultline.sample.pricing;

import dev.faultline.sample.catalog.Book;
import dev.faultline.sample.catalog.Catalog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Service;

/** Works out what books cost. */
@Service
public class PriceCalculator {
  private final Catalog catalog;
  private final Promotions promotions;

  PriceCalculator(Catalog catalog, Promotions promotions) {
    this.catalog = catalog;
    this.promotions = promotions;
  }

  /**
   * Prices copies of one book.
   *
   * @param promotionCode null for the list price
   */
  public Price price(String isbn, int copies, String promotionCode) {
    Book book = catalog.get(isbn);
    BigDecimal subtotal = book.price().multiply(BigDecimal.valueOf(copies));
    if (promotionCode == null) {
      return new Price(isbn, copies, subtotal, BigDecimal.ZERO, subtotal);
    }
    return discounted(book, copies, subtotal, promotions.get(promotionCode));
  }

  private static Price discounted(Book book, int copies, BigDecimal subtotal, Promotion promotion) {
    String isbn = book.isbn();
    try {
      BigDecimal share = promotion.discount().movePointLeft(2);
      BigDecimal rebate = subtotal.multiply(share).setScale(2, RoundingMode.HALF_UP);
      return new Price(isbn, copies, subtotal, rebate, subtotal.subtract(rebate));
    } catch (RuntimeException e) {
      throw new PricingException(isbn, promotion.code(), e);
    }
  }
}
