package dev.faultline.sample.receipts;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Turns receipts into what the printer understands, which is Latin-1. */
class ReceiptEncoder {
  byte[] encode(Receipt receipt) {
    String text =
        "Order " + receipt.order() + "\n" + receipt.customer() + "\nEUR " + receipt.total() + "\n";
    CharsetEncoder printable = StandardCharsets.ISO_8859_1.newEncoder();
    for (int column = 0; column < text.length(); column++) {
      char character = text.charAt(column);
      if (!printable.canEncode(character)) {
        throw new UnprintableReceiptException(receipt.order(), character);
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
