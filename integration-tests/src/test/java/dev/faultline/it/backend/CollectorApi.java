package dev.faultline.it.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The collector's JSON API (docs/api.md). */
final class CollectorApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI collector;

  CollectorApi(URI collector) {
    this.collector = collector;
  }

  List<JsonNode> issues(String service) {
    String query = URLEncoder.encode(service, StandardCharsets.UTF_8);
    return list(get("/api/v1/issues?limit=500&service=" + query).path("issues"));
  }

  /** The newest hundred events of an issue. */
  List<JsonNode> events(String issue) {
    return list(get("/api/v1/issues/" + issue + "/events?limit=100").path("events"));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  private JsonNode get(String path) {
    HttpRequest request = HttpRequest.newBuilder(collector.resolve(path)).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri() + " was answered " + response.statusCode() + ": " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + " cannot be read", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
