package dev.faultline.sample.traffic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The traffic that the bookshop makes to itself.
 *
 * @param rate requests per second, 1 to 1000
 * @param duration how long it lasts
 */
@ConfigurationProperties("bookshop.traffic")
record TrafficProperties(boolean enabled, int rate, Duration duration) {
  TrafficProperties {
    if (rate < 1 || rate > 1000) {
      throw new IllegalArgumentException(
          "bookshop.traffic.rate is " + rate + "; set it to 1 to 1000 requests per second");
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "bookshop.traffic.duration is " + duration + "; set it to more than 0, such as 30s");
    }
  }
}
