package dev.faultline.sample.orders;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The orders that were placed. */
@Repository
class Orders {
  private final JdbcClient jdbc;
  private final Clock clock;

  Orders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Order add(OrderRequest request, BigDecimal total) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into purchase (customer, country, total, placed_at) values (?, ?, ?, ?)")
        .params(request.customer(), request.country(), total, OffsetDateTime.now(clock))
        .update(key, "id");
    long id = key.getKeyAs(Long.class);
    for (OrderLine line : request.lines()) {
      jdbc.sql("insert into purchase_line (purchase_id, isbn, copies) values (?, ?, ?)")
          .params(id, line.isbn(), line.copies())
          .update();
    }
    return new Order(id, request.customer(), request.country(), total, request.lines());
  }

  Order get(long id) {
    return jdbc.sql("select customer, country, total from purchase where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new Order(
                    id,
                    row.getString("customer"),
                    row.getString("country"),
                    row.getBigDecimal("total"),
                    lines(id)))
        .optional()
        .orElseThrow(() -> new OrderNotFoundException(id));
  }

  private List<OrderLine> lines(long id) {
    return jdbc.sql("select isbn, copies from purchase_line where purchase_id = ? order by isbn")
        .param(id)
        .query(OrderLine.class)
        .list();
  }
}
