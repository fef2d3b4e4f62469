package dev.faultline.sample.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the bookshop is. */
@Component
class Address {
  private static final Logger log = LoggerFactory.getLogger(Address.class);

  @EventListener
  void opened(WebServerInitializedEvent event) {
    URI uri = URI.create("http://localhost:" + event.getWebServer().getPort() + "/");
    log.info("The bookshop is open: {}", uri);
  }
}
