package dev.faultline.collector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.collector.Collector;
import dev.faultline.collector.CollectorSettings;
import dev.faultline.collector.store.Retention;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A real collector on a free port, with what is needed to talk to it. */
public final class RunningCollector implements AutoCloseable {

  public static final String JSON = "application/json";
  public static final String PROTOBUF = "application/x-protobuf";

  private static final Retention RETENTION = new Retention(1000, Duration.ofDays(36_500));
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Collector collector;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningCollector(Collector collector) {
    this.collector = collector;
  }

  public static RunningCollector start(Path data) {
    return start(data, RETENTION);
  }

  public static RunningCollector start(Path data, Retention retention) {
    try {
      return new RunningCollector(
          Collector.start(
              new CollectorSettings("127.0.0.1", 0, data, retention, List.of("Shop.example")),
              Clock.systemUTC()));
    } catch (BindException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri(String path) {
    return collector.uri().resolve(path);
  }

  /** Sends records of the bookshop as gzipped JSON, and expects full success. */
  public void send(LogRecord... records) {
    HttpResponse<byte[]> response =
        post(JSON, gzip(OtlpJson.of(request(records))), "Content-Encoding", "gzip");
    if (response.statusCode() != 200 || !new String(response.body()).equals("{}")) {
      throw new AssertionError(response.statusCode() + " " + new String(response.body()));
    }
  }

  public static ExportLogsServiceRequest request(LogRecord... records) {
    return OtlpMessages.request(Bookshop.RESOURCE, List.of(records));
  }

  /** Posts to the logs endpoint; headers are names and values in turn. */
  public HttpResponse<byte[]> post(String contentType, byte[] body, String... headers) {
    return postTo("/v1/logs", contentType, body, headers);
  }

  /** Posts to the metrics endpoint; headers are names and values in turn. */
  public HttpResponse<byte[]> postMetrics(String contentType, byte[] body, String... headers) {
    return postTo("/v1/metrics", contentType, body, headers);
  }

  private HttpResponse<byte[]> postTo(
      String path, String contentType, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request.build());
  }

  public HttpResponse<byte[]> get(String path) {
    return exchange(HttpRequest.newBuilder(uri(path)).build());
  }

  public HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of a page that must be there. */
  public String page(String path) {
    HttpResponse<byte[]> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** JSON that must be there. */
  public JsonNode json(String path) {
    return tree(page(path));
  }

  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode issues() {
    return json("/api/v1/issues").path("issues");
  }

  /** The only issue there is. */
  public JsonNode onlyIssue() {
    JsonNode issues = issues();
    if (issues.size() != 1) {
      throw new AssertionError("expected one issue: " + issues);
    }
    return issues.get(0);
  }

  public JsonNode events(String issueId) {
    return json("/api/v1/issues/" + issueId + "/events").path("events");
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    collector.close();
  }
}
