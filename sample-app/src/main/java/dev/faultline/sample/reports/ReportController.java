package dev.faultline.sample.reports;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/reports")
class ReportController {
  private final SalesReports reports;

  ReportController(SalesReports reports) {
    this.reports = reports;
  }

  @GetMapping("/sales/{year}")
  SalesReport sales(@PathVariable int year) {
    return reports.yearly(year);
  }
}
