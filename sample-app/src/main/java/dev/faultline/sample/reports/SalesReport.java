package dev.faultline.sample.reports;

import java.util.List;

/** A year's sales; incomplete while the year lasts. */
record SalesReport(int year, boolean complete, List<MonthlySales> months) {}
