package dev.faultline.sample.shipping;

import dev.faultline.annotation.Capture;
import dev.faultline.sample.partner.PartnerServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the carrier what a parcel costs. */
@Component
public class ShippingClient {
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json;
  private final PartnerServer partners;
  private final Duration timeout;

  ShippingClient(JsonMapper json, PartnerServer partners, ShippingProperties properties) {
    this.json = json;
    this.partners = partners;
    this.timeout = properties.timeout();
  }

  /**
   * Returns the carrier's price for a parcel.
   *
   * @throws ShippingTimeoutException when the carrier is too slow
   * @throws CarrierUnavailableException when it is away or refuses
   */
  @Capture
  @Retry(maxRetries = 2, delay = 20, jitter = 10, retryOn = CarrierUnavailableException.class)
  public ShippingQuote quote(ParcelRequest parcel) {
    URI uri =
        partners.uri().resolve("/quotes?country=" + parcel.country() + "&grams=" + parcel.grams());
    HttpResponse<String> response = send(parcel, uri);
    int status = response.statusCode();
    String body = response.body();
    if (status != OK) {
      throw new CarrierUnavailableException(
          "The carrier answered " + status + " for a parcel to " + parcel.country());
    }
    return json.readValue(body, ShippingQuote.class);
  }

  private HttpResponse<String> send(ParcelRequest parcel, URI uri) {
    Duration patience = timeout;
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(patience).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw new ShippingTimeoutException(
          "No quote for a parcel to " + parcel.country() + " within " + patience.toMillis() + " ms",
          e);
    } catch (IOException e) {
      throw new CarrierUnavailableException("The carrier cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarrierUnavailableException("Interrupted while asking the carrier", e);
    }
  }
}
