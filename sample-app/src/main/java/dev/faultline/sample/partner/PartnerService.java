package dev.faultline.sample.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** What a partner offers below a path of its own: asked by a query, answered in JSON. */
public abstract class PartnerService implements HttpHandler {
  private final JsonMapper json;

  protected PartnerService(JsonMapper json) {
    this.json = json;
  }

  /** Returns the path, such as {@code /quotes}. */
  protected abstract String path();

  /** Answers one request; without an answer its connection ends. */
  protected abstract void answer(HttpExchange exchange, Map<String, String> query)
      throws IOException, InterruptedException;

  @Override
  public final void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(
          exchange,
          UriComponentsBuilder.fromUri(exchange.getRequestURI())
              .build()
              .getQueryParams()
              .asSingleValueMap());
    } catch (InterruptedException e) {
      // The partner closes.
      Thread.currentThread().interrupt();
    }
  }

  protected final void send(HttpExchange exchange, int status, Map<String, ?> content)
      throws IOException {
    byte[] body = json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
