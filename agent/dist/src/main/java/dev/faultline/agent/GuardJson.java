package dev.faultline.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.guards.fault.FaultState;
import dev.faultline.guards.figures.BulkheadState;
import dev.faultline.guards.figures.GuardFigures;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.guards.figures.ListedGuard;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.WindowFigures;
import dev.faultline.resilience.listener.GuardListener.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** Guards and faults with their states and figures, for programs. */
final class GuardJson {

  private GuardJson() {}

  /**
   * An object for each guard, with the states that it has in each deployment, and one for each
   * fault that is set.
   */
  static String of(List<GuardState> guards, List<FaultState> faults) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("guards");
      for (ListedGuard one : ListedGuard.of(guards)) {
        write(json, one);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("faults");
      for (FaultState one : faults) {
        write(json, one);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ListedGuard guard) throws IOException {
    json.writeStartObject();
    write(json, guard.figures());
    json.writeArrayFieldStart("breakers");
    for (CircuitBreaker one : guard.breakers()) {
      write(json, one);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("bulkheads");
    for (BulkheadState one : guard.bulkheads()) {
      write(json, one);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, GuardFigures figures) throws IOException {
    json.writeStringField("guard", figures.name());
    json.writeNumberField("calls", figures.calls());
    json.writeNumberField("succeeded", figures.succeeded());
    json.writeNumberField("recovered", figures.recovered());
    json.writeNumberField("failed", figures.failed());
    json.writeNumberField("retries", figures.retries());
    json.writeObjectFieldStart("refused");
    for (Reason reason : Reason.values()) {
      json.writeNumberField(word(reason), figures.refused(reason));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CircuitBreaker breaker) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", breaker.name());
    json.writeStringField("state", word(breaker.mode()));
    // There are none while it is open.
    WindowFigures window = breaker.window();
    json.writeNumberField("window_calls", window.calls());
    json.writeNumberField("window_failed", window.failed());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, BulkheadState bulkhead) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", bulkhead.name());
    json.writeNumberField("under_way", bulkhead.underWay());
    json.writeNumberField("limit", bulkhead.limit());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FaultState fault) throws IOException {
    json.writeStartObject();
    json.writeStringField("fault", fault.name());
    json.writeNumberField("injected", fault.injected());
    json.writeBooleanField("over", fault.isOver());
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
