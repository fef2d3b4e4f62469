package dev.faultline.sample.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Sums up sales. */
@Service
class SalesReports {
  private final SalesLedger ledger;
  private final Clock clock;

  SalesReports(SalesLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  SalesReport yearly(int year) {
    LocalDate today = LocalDate.now(clock);
    boolean complete = year < today.getYear();
    try {
      List<MonthlySales> months = ledger.monthly(year);
      return new SalesReport(year, complete, months);
    } catch (DataAccessException e) {
      throw new ReportException("The sales report of " + year + " could not be made", e);
    }
  }
}
