package dev.faultline.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test against a bookshop on a free port, whose carrier never fails by chance. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "bookshop.carrier.failure-rate=0",
      "bookshop.receipts.check-every=50ms",
      "bookshop.stock.restock-every=1h"
    })
@interface BookshopTest {}
