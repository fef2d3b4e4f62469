package dev.faultline.sample.shipping;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/shipping")
class ShippingController {
  private final ShippingClient shipping;

  ShippingController(ShippingClient shipping) {
    this.shipping = shipping;
  }

  @GetMapping("/quotes")
  ShippingQuote quote(@RequestParam String country, @RequestParam int grams) {
    return shipping.quote(new ParcelRequest(country, grams));
  }
}
