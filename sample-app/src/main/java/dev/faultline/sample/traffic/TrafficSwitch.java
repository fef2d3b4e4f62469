package dev.faultline.sample.traffic;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the traffic once the bookshop is open, and stops it before the bookshop closes. */
@Component
@ConditionalOnBooleanProperty("bookshop.traffic.enabled")
class TrafficSwitch implements SmartLifecycle {
  private final ServletWebServerApplicationContext shop;
  private final TrafficProperties properties;
  private Traffic traffic;

  TrafficSwitch(ServletWebServerApplicationContext shop, TrafficProperties properties) {
    this.shop = shop;
    this.properties = properties;
  }

  @Override
  public synchronized void start() {
    traffic = new Traffic(URI.create("http://localhost:" + shop.getWebServer().getPort()));
    traffic.start(properties.rate(), properties.duration());
  }

  @Override
  public synchronized void stop() {
    traffic.stop();
    traffic = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return traffic != null;
  }
}
