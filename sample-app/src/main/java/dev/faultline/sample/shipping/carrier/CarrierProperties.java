package dev.faultline.sample.shipping.carrier;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How unreliable the carrier is.
 *
 * @param slowness how long a slow answer takes
 * @param failureRate the share of requests that are refused for no reason, 0 to 1
 * @param seed where the sequence of such refusals starts
 */
@ConfigurationProperties("bookshop.carrier")
record CarrierProperties(Duration slowness, double failureRate, long seed) {}
