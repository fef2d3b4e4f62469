package dev.faultline.sample.rates.bank;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When the bank is down.
 *
 * @param answers how many requests it answers before each outage, 1 or more
 * @param refusals how many it then refuses, one after the other; 0 for no outage
 */
@ConfigurationProperties("bookshop.bank")
record BankProperties(int answers, int refusals) {
  BankProperties {
    if (answers < 1) {
      throw new IllegalArgumentException(
          "bookshop.bank.answers is " + answers + "; set it to 1 or more requests");
    }
    if (refusals < 0) {
      throw new IllegalArgumentException(
          "bookshop.bank.refusals is " + refusals + "; set it to 0 or more requests");
    }
  }
}
