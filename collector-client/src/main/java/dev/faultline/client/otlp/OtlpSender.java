package dev.faultline.client.otlp;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSender;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.HttpTarget;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Posts what was encoded, of whichever signal, by the rules of OTLP/HTTP. */
abstract class OtlpSender extends HttpSender {

  OtlpSender(
      String url,
      OtlpResponse answers,
      HttpSettings settings,
      String version,
      ThreadFactory threads) {
    super(
        new HttpClient(
            HttpTarget.to(url)
                .header("User-Agent", "faultline/" + version)
                .settings(settings)
                .build(),
            answers,
            threads));
  }

  @Override
  public SendOutcome send(byte[] body) {
    OtlpEncoding encoding;
    try {
      encoding = OtlpEncoding.of(body);
    } catch (IOException damaged) {
      return SendOutcome.rejected(DropReason.UNENCODABLE, damaged.toString());
    }
    return client().post(body, encoding.contentType());
  }
}
