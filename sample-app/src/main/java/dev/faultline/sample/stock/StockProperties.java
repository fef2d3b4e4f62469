package dev.faultline.sample.stock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the stock room works.
 *
 * @param labelTime how long the label printer takes for the labels of one move
 * @param restockEvery the time from one restocking to the next
 * @param restockBelow how few copies are too few
 * @param restockTo how many copies there are after restocking
 */
@ConfigurationProperties("bookshop.stock")
record StockProperties(
    Duration labelTime, Duration restockEvery, int restockBelow, int restockTo) {}
