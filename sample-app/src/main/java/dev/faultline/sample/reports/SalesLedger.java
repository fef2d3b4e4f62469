package dev.faultline.sample.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sales of past years, one table for each. */
@Repository
class SalesLedger {
  private static final Logger log = LoggerFactory.getLogger(SalesLedger.class);

  private final JdbcClient jdbc;

  SalesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<MonthlySales> monthly(int year) {
    String table = "sales_" + year;
    String sql =
        "select sold_in as sold_month, sum(copies) as copies, sum(revenue) as revenue from "
            + table
            + " group by sold_in order by sold_in";
    try {
      return jdbc.sql(sql).query(SalesLedger::monthlySales).list();
    } catch (DataAccessException e) {
      log.warn("The sales of {} could not be read from {}", year, table);
      throw e;
    }
  }

  private static MonthlySales monthlySales(ResultSet row, int number) throws SQLException {
    return new MonthlySales(
        row.getInt("sold_month"), row.getInt("copies"), row.getBigDecimal("revenue"));
  }
}
