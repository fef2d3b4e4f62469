package dev.faultline.client.otlp;

import dev.faultline.client.event.Recovery;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;

/** Writes {@code faultline.recovery}. Not safe for use by several threads. */
final class RecoveryWriter {

  private final AnyValueWriter values;
  private final TextLimits limits;

  RecoveryWriter(AnyValueWriter values, TextLimits limits) {
    this.values = values;
    this.limits = limits;
  }

  void write(List<Recovery> recoveries) throws IOException {
    if (recoveries.isEmpty()) {
      return;
    }
    values.startArray("faultline.recovery");
    for (Recovery recovery : recoveries) {
      values.startElement();
      write(recovery);
      values.endElement();
    }
    values.endArray();
  }

  private void write(Recovery recovery) throws IOException {
    values.attribute("guard", recovery.guard(), limits.name());
    values.attribute("outcome", recovery.outcome().wireName(), limits.name());
    values.attribute("attempts", recovery.attempts());
    values.attribute("thrown", recovery.thrown());
    if (recovery.waitedNanos() > 0) {
      values.attribute("waitedNanos", recovery.waitedNanos());
    }
    if (recovery.fallback() > 0) {
      values.attribute("fallback", recovery.fallback());
    }
    names("undone", recovery.undone());
    names("notUndone", recovery.notUndone());
  }

  private void names(String key, List<String> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    values.startArray(key);
    for (String name : names) {
      values.element(name, limits.name());
    }
    values.endArray();
  }
}
