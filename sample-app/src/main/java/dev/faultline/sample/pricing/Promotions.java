package dev.faultline.sample.pricing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The campaigns that marketing prepared. */
@Repository
class Promotions {
  private final JdbcClient jdbc;

  Promotions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Promotion get(String code) {
    return jdbc.sql("select code, description, discount, valid_until from promotion where code = ?")
        .param(code)
        .query(Promotion.class)
        .optional()
        .orElseThrow(() -> new UnknownPromotionException(code));
  }
}
