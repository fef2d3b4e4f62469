package dev.faultline.client.otlp;

import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.HttpTarget;
import java.util.concurrent.ThreadFactory;

/** How OTLP's signals go over HTTP. */
final class OtlpHttp {
  private OtlpHttp() {}

  static HttpClient client(
      String url, HttpSettings settings, String version, ThreadFactory threads) {
    HttpTarget target =
        HttpTarget.to(url, "application/json")
            .header("User-Agent", "faultline/" + version)
            .settings(settings)
            .build();
    return new HttpClient(target, new OtlpResponse(), threads);
  }
}
