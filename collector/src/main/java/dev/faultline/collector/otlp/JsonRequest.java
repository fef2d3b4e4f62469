package dev.faultline.collector.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * What the requests of all signals have in common in the JSON encoding: one list, whose elements
 * each belong to one resource. Thread-safe.
 */
final class JsonRequest {

  private static final int MAX_NESTING = 300;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(400)
                  .build())
          .build();

  private final String message;
  private final String list;

  /** Reads one element of the list, all of it. */
  @FunctionalInterface
  interface ElementReader {
    void read(JsonFields fields) throws IOException;
  }

  /**
   * @param message the protobuf message's name, for errors
   * @param list name of its list
   */
  JsonRequest(String message, String list) {
    this.message = message;
    this.list = list;
  }

  /** Reads {@code body}. */
  void read(byte[] body, DecodingBudget budget, ElementReader reader)
      throws MalformedBodyException, OverBudgetException {
    try (JsonParser parser = factory.createParser(body)) {
      JsonFields fields = new JsonFields(parser, budget);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw fields.expected("an object such as {\"" + list + "\":[]}");
      }
      fields.forEachElementOf(list, () -> reader.read(fields));
      if (parser.nextToken() != null) {
        throw fields.expected("nothing after the request's closing brace");
      }
    } catch (OverBudgetException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new MalformedBodyException(
          "the body is not a JSON " + message + ": " + where(e) + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new MalformedBodyException(
          "the body is not a JSON " + message + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an element of the list: the attributes of the resource, and the entries of all its
   * scopes.
   *
   * @param scopes name of the list of scopes
   * @param entries name of each scope's list
   * @param reader reads one entry; the resource may come after it
   */
  static Attributes readResource(
      JsonFields fields, String scopes, String entries, JsonFields.ElementReader reader)
      throws IOException {
    Attributes[] resource = {Attributes.empty()};
    fields.forEach(
        name -> {
          if (name.equals("resource")) {
            resource[0] = JsonValues.resource(fields);
          } else if (name.equals(scopes)) {
            fields.forEachElement(() -> fields.forEachElementOf(entries, reader));
          } else {
            fields.skip();
          }
        });
    return resource[0];
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": ";
  }
}
