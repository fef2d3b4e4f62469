package dev.faultline.sample.traffic;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * One request to the bookshop, and how it is answered.
 *
 * @param contentType null when there is no body
 * @param body null when there is none
 * @param status the HTTP status of the answer
 */
public record Scenario(
    String what, String method, String path, String contentType, String body, int status) {

  static Scenario get(String what, String path, int status) {
    return new Scenario(what, "GET", path, null, null, status);
  }

  static Scenario postJson(String what, String path, String body, int status) {
    return new Scenario(what, "POST", path, "application/json", body, status);
  }

  static Scenario putCsv(String what, String path, String body, int status) {
    return new Scenario(what, "PUT", path, "text/csv", body, status);
  }

  /** Returns the request, to the bookshop at an address. */
  public HttpRequest request(URI bookshop) {
    HttpRequest.Builder request = HttpRequest.newBuilder(bookshop.resolve(path));
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", contentType)
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  /** Returns the shell command that makes this request, to the bookshop at an address. */
  public String curl(URI bookshop) {
    StringBuilder command = new StringBuilder("curl -i");
    if (body != null) {
      command.append(" -X ").append(method);
      command.append(" -H 'Content-Type: ").append(contentType).append('\'');
      command.append(" --data-binary $'").append(escaped(body)).append('\'');
    }
    return command.append(" '").append(bookshop.resolve(path)).append('\'').toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
  }
}
