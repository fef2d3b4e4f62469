package com.example.syslog;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** The type of backend {@code syslog}. */
public final class SyslogBackendProvider implements BackendProvider {
  private static final String ADDRESS = "address";
  private static final String TIMEOUT = "connect-timeout";

  @Override
  public String type() {
    return "syslog";
  }

  @Override
  public Set<String> tuning() {
    return Collections.singleton(TIMEOUT);
  }

  @Override
  public Backend create(BackendContext context) {
    BackendSettings settings = context.settings();
    String[] address = settings.text(ADDRESS, "localhost:514").split(":");
    if (address.length != 2 || !address[1].matches("\\d{1,5}")) {
      throw settings.invalid(ADDRESS, "host:port, as in logs.example.com:514");
    }
    Duration timeout = settings.duration(TIMEOUT, Duration.ofSeconds(5));
    SyslogMessage messages = new SyslogMessage(context.resource());
    return new SyslogBackend(address[0], Integer.parseInt(address[1]), timeout, messages);
  }
}
