package dev.faultline.sample.receipts;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReceiptController {
  private final ReceiptPrinter printer;

  ReceiptController(ReceiptPrinter printer) {
    this.printer = printer;
  }

  @GetMapping("/receipts")
  ReceiptPrinter.Status status() {
    return printer.status();
  }
}
