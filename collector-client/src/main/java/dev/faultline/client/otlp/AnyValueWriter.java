package dev.faultline.client.otlp;

import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import dev.faultline.client.value.ValueSink;
import dev.faultline.client.value.ValueTree;
import java.io.IOException;
import java.util.Map;

/**
 * Writes OTLP's {@code KeyValue} and {@code AnyValue}. Attributes are written where a repeated
 * field of key-values is open, elements in arrays. Not safe for use by several threads.
 */
final class AnyValueWriter {
  private final MessageWriter message;
  private final TextLimits limits;
  private final Content content = new Content();

  AnyValueWriter(MessageWriter message, TextLimits limits) {
    this.message = message;
    this.limits = limits;
  }

  /** A field with attributes of any value. */
  void attributes(Field field, Map<String, Object> attributes) throws IOException {
    message.startRepeated(field);
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      anyAttribute(attribute.getKey(), attribute.getValue());
    }
    message.endRepeated();
  }

  void attribute(String key, String value, int limit) throws IOException {
    content.startEntry(key);
    text(value, limit);
    content.endEntry();
  }

  void attribute(String key, long value) throws IOException {
    content.startEntry(key);
    content.integer(value);
    content.endEntry();
  }

  void attribute(String key, boolean value) throws IOException {
    content.startEntry(key);
    content.flag(value);
    content.endEntry();
  }

  /**
   * @param value by the contract of {@link dev.faultline.client.event.Frame#variables()}
   */
  void anyAttribute(String key, Object value) throws IOException {
    content.startEntry(key);
    ValueTree.walk(value, content);
    content.endEntry();
  }

  /** Begins an attribute that is an array; elements, then {@link #endArray()} must follow. */
  void startArray(String key) throws IOException {
    content.startEntry(key);
    content.startList();
  }

  void endArray() throws IOException {
    content.endList();
    content.endEntry();
  }

  void element(String value, int limit) throws IOException {
    content.startItem();
    text(value, limit);
    content.endItem();
  }

  void element(long value) throws IOException {
    content.startItem();
    content.integer(value);
    content.endItem();
  }

  /** Begins an element that is a key-value list; attributes, then its end must follow. */
  void startElement() throws IOException {
    content.startItem();
    content.startMap();
  }

  void endElement() throws IOException {
    content.endMap();
    content.endItem();
  }

  /** Begins an attribute that is a key-value list; attributes, then its end must follow. */
  void startKeyValues(String key) throws IOException {
    content.startEntry(key);
    content.startMap();
  }

  void endKeyValues() throws IOException {
    content.endMap();
    content.endEntry();
  }

  /** A field that is an {@code AnyValue} with a text. */
  void field(Field field, String value, int limit) throws IOException {
    message.startMessage(field);
    text(value, limit);
    message.endMessage();
  }

  private void text(String value, int limit) throws IOException {
    message.text(Field.STRING_VALUE, WireText.of(value, limit));
  }

  /** What is in an {@code AnyValue} that is open. */
  private final class Content implements ValueSink {
    /** An {@code AnyValue} without a value. */
    @Override
    public void nothing() {}

    @Override
    public void text(String value) throws IOException {
      AnyValueWriter.this.text(value, limits.value());
    }

    @Override
    public void flag(boolean value) throws IOException {
      message.flag(Field.BOOL_VALUE, value);
    }

    @Override
    public void integer(long value) throws IOException {
      message.integer(Field.INT_VALUE, value);
    }

    @Override
    public void floating(double value) throws IOException {
      message.floating(Field.DOUBLE_VALUE, value);
    }

    @Override
    public void startList() throws IOException {
      message.startMessage(Field.ARRAY_VALUE);
      message.startRepeated(Field.VALUES);
    }

    @Override
    public void startItem() throws IOException {
      message.startElement();
    }

    @Override
    public void endItem() throws IOException {
      message.endElement();
    }

    @Override
    public void endList() throws IOException {
      message.endRepeated();
      message.endMessage();
    }

    @Override
    public void startMap() throws IOException {
      message.startMessage(Field.KEY_VALUES_VALUE);
      message.startRepeated(Field.VALUES);
    }

    @Override
    public void startEntry(String key) throws IOException {
      message.startElement();
      message.text(Field.ATTRIBUTE_KEY, WireText.of(key, limits.name()));
      message.startMessage(Field.ATTRIBUTE_VALUE);
    }

    @Override
    public void endEntry() throws IOException {
      message.endMessage();
      message.endElement();
    }

    @Override
    public void endMap() throws IOException {
      endList();
    }
  }
}
