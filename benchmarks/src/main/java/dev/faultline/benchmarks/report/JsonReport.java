package dev.faultline.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** A whole run for programs: each sample in its unit, and what it was measured on. */
public final class JsonReport {
  private final Map<String, String> machine;
  private final List<Findings> all;

  /**
   * @param machine what it was measured on, and how
   */
  public JsonReport(Map<String, String> machine, List<Findings> all) {
    this.machine = machine;
    this.all = all;
  }

  public void write(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("machine");
      for (Map.Entry<String, String> one : machine.entrySet()) {
        json.writeStringField(one.getKey(), one.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("comparisons");
      for (Findings findings : all) {
        comparison(json, findings);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void comparison(JsonGenerator json, Findings findings) throws IOException {
    Map<Cell, Figure> figures = findings.figures();
    json.writeStartObject();
    json.writeStringField("name", findings.comparison().name());
    json.writeStringField("title", findings.comparison().title());
    json.writeStringField("unit", findings.comparison().unit().sampleSymbol());
    json.writeArrayFieldStart("figures");
    for (Map.Entry<Cell, Figure> one : figures.entrySet()) {
      figure(json, one.getKey(), one.getValue());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("budgets");
    for (Budget budget : findings.comparison().budgets()) {
      json.writeStartObject();
      json.writeStringField("what", budget.what());
      // What is not a share is in the samples' unit.
      double one = budget.most() == 0 ? 1 : budget.most();
      json.writeNumberField("atMost", budget.share() * one);
      json.writeStringField(
          "unit", budget.most() == 0 ? "share" : findings.comparison().unit().sampleSymbol());
      double measured = budget.measured(figures);
      if (!Double.isNaN(measured)) {
        json.writeNumberField("measured", measured * one);
      }
      json.writeStringField("verdict", budget.verdict(figures).name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : findings.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void figure(JsonGenerator json, Cell cell, Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("row", cell.row());
    json.writeStringField("column", cell.column());
    json.writeNumberField("median", figure.median());
    json.writeNumberField("low", figure.low());
    json.writeNumberField("high", figure.high());
    if (figure.bytes() >= 0) {
      json.writeNumberField("allocatedBytes", figure.bytes());
    }
    json.writeArrayFieldStart("samples");
    for (double sample : figure.samples()) {
      json.writeNumber(sample);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
