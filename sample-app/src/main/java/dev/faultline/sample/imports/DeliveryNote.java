package dev.faultline.sample.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads a supplier's delivery note: lines of {@code ISBN;copies;unit cost}, with a heading. */
class DeliveryNote {
  private static final int FIELDS = 3;

  List<Delivery> read(String file, String text) {
    List<Delivery> deliveries = new ArrayList<>();
    int lineNumber = 0;
    for (String line : text.lines().toList()) {
      lineNumber++;
      if (lineNumber > 1 && !line.isBlank()) {
        deliveries.add(delivery(file, lineNumber, line));
      }
    }
    return deliveries;
  }

  private static Delivery delivery(String file, int lineNumber, String line) {
    String[] fields = line.split(";", -1);
    if (fields.length != FIELDS) {
      throw new ImportException(
          file, lineNumber, "expected ISBN;copies;unit cost, found '" + line + "'", null);
    }
    String isbn = fields[0].strip();
    try {
      int copies = Integer.parseInt(fields[1].strip());
      BigDecimal unitCost = new BigDecimal(fields[2].strip());
      return new Delivery(isbn, copies, unitCost);
    } catch (NumberFormatException e) {
      throw new ImportException(file, lineNumber, "not a number in '" + line + "'", e);
    }
  }
}
