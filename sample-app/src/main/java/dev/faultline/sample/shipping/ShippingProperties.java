package dev.faultline.sample.shipping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the bookshop waits for a carrier.
 *
 * @param timeout from the request to the answer's last byte
 */
@ConfigurationProperties("bookshop.shipping")
record ShippingProperties(Duration timeout) {}
