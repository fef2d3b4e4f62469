package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The collector's JSON API, as anybody may use it. */
final class CollectorApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI collector;

  CollectorApi(URI collector) {
    this.collector = collector;
  }

  JsonNode issues() throws IOException, InterruptedException {
    return get("/api/v1/issues?limit=100").path("issues");
  }

  JsonNode events(String issue) throws IOException, InterruptedException {
    return get("/api/v1/issues/" + issue + "/events?limit=20").path("events");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(collector.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException(
          request.uri() + " was answered " + response.statusCode() + ": " + response.body());
    }
    return json.readTree(response.body());
  }
}
