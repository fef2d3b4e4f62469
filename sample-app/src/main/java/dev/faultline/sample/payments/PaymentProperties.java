package dev.faultline.sample.payments;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The bookshop's account with the card processor.
 *
 * @param apiKey the account's secret
 */
@ConfigurationProperties("bookshop.payments")
record PaymentProperties(String apiKey) {}
