package dev.faultline.sample;

import dev.faultline.sample.traffic.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running bookshop over real HTTP. */
final class BookshopClient {
  record Answer(int status, String contentType, JsonNode body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI bookshop;

  BookshopClient(int port) {
    bookshop = URI.create("http://localhost:" + port);
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(bookshop.resolve(path)).build());
  }

  Answer post(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  Answer putCsv(String path, String body) {
    return send("PUT", path, "text/csv", body);
  }

  Answer send(Scenario scenario) {
    return send(scenario.request(bookshop));
  }

  private Answer send(String method, String path, String contentType, String body) {
    return send(
        HttpRequest.newBuilder(bookshop.resolve(path))
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(null),
          json.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
