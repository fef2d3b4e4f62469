package dev.faultline.sample.pricing;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/prices")
class PriceController {
  private final PriceCalculator prices;
  private final PricesAbroad abroad;

  PriceController(PriceCalculator prices, PricesAbroad abroad) {
    this.prices = prices;
    this.abroad = abroad;
  }

  @GetMapping("/{isbn}")
  Price price(
      @PathVariable String isbn,
      @RequestParam(defaultValue = "1") int copies,
      @RequestParam(required = false) String promotion) {
    return prices.price(isbn, copies, promotion);
  }

  @GetMapping("/{isbn}/abroad")
  PriceAbroad priceAbroad(@PathVariable String isbn, @RequestParam(defaultValue = "1") int copies) {
    return abroad.price(isbn, copies);
  }
}
