package dev.faultline.collector.otlp;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Reads the fields of protobuf messages from JSON, by the rules of protobuf's JSON mapping: null
 * stands for a field's default, an integer may be a string. Every error names the field by its JSON
 * pointer. Not thread-safe.
 */
final class JsonFields {

  /** Reads the value of the field {@code name}, all of it. */
  @FunctionalInterface
  interface FieldReader {
    void read(String name) throws IOException;
  }

  /** Reads one element of an array, all of it. */
  @FunctionalInterface
  interface ElementReader {
    void read() throws IOException;
  }

  private final JsonParser parser;
  private final DecodingBudget budget;

  /**
   * @param budget pays for elements of arrays
   */
  JsonFields(JsonParser parser, DecodingBudget budget) {
    this.parser = parser;
    this.budget = budget;
  }

  DecodingBudget budget() {
    return budget;
  }

  /** The message that the parser stands on, field by field; no fields for null. */
  void forEach(FieldReader reader) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw expected("an object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      reader.read(name);
    }
  }

  /** The array that the parser stands on, element by element; no elements for null. */
  void forEachElement(ElementReader reader) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw expected("an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      budget.part();
      reader.read();
    }
  }

  /** The elements of one field of the message that the parser stands on; its others are skipped. */
  void forEachElementOf(String list, ElementReader reader) throws IOException {
    forEach(
        name -> {
          if (name.equals(list)) {
            forEachElement(reader);
          } else {
            skip();
          }
        });
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Text; empty for null. */
  String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw expected("a string");
    }
    return parser.getText();
  }

  boolean bool() throws IOException {
    switch (parser.currentToken()) {
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
      case VALUE_NULL:
        return false;
      default:
        throw expected("true or false");
    }
  }

  /** Hexadecimal digits in lower case, {@code digits} of them, or empty. */
  String hex(int digits) throws IOException {
    String text = text().toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !text.matches("[0-9a-f]{" + digits + "}")) {
      throw expected(digits + " hexadecimal digits");
    }
    return text;
  }

  int int32() throws IOException {
    long value = int64();
    if (value != (int) value) {
      throw expected("a 32-bit integer");
    }
    return (int) value;
  }

  long int64() throws IOException {
    return integer(false);
  }

  /** As {@link Long#parseUnsignedLong(String)}: values from 2^63 on come out negative. */
  long unsigned64() throws IOException {
    return integer(true);
  }

  private long integer(boolean unsigned) throws IOException {
    String expectation = unsigned ? "an unsigned 64-bit integer" : "a 64-bit integer";
    try {
      switch (parser.currentToken()) {
        case VALUE_NULL:
          return 0;
        case VALUE_STRING:
        case VALUE_NUMBER_INT:
          String digits = parser.getText().trim();
          return unsigned ? Long.parseUnsignedLong(digits) : Long.parseLong(digits);
        case VALUE_NUMBER_FLOAT:
          return new BigDecimal(parser.getText()).longValueExact();
        default:
          throw expected(expectation);
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw expected(expectation);
    }
  }

  /** A number; NaN and infinities come as text. */
  double number() throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NULL:
        return 0;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return parser.getDoubleValue();
      case VALUE_STRING:
        try {
          return Double.parseDouble(parser.getText());
        } catch (NumberFormatException e) {
          throw expected("a number");
        }
      default:
        throw expected("a number");
    }
  }

  /** The error for a value that is something else than {@code what}. */
  JsonParseException expected(String what) {
    String path = parser.getParsingContext().pathAsPointer(false).toString();
    String found =
        parser.currentToken() == null ? "the end" : parser.currentToken().name().replace('_', ' ');
    return new JsonParseException(
        parser,
        "expected "
            + what
            + " at "
            + (path.isEmpty() ? "the top" : path)
            + ", found "
            + found.toLowerCase(Locale.ROOT));
  }
}
