package dev.faultline.client.otlp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** OTLP's protobuf encoding. The stream gets all of it in one piece, when this is closed. */
final class ProtobufMessageWriter implements MessageWriter {
  private static final int INITIAL_CAPACITY = 8_192;

  /** That of a value ten levels below an exception's variables. */
  private static final int INITIAL_DEPTH = 64;

  private final OutputStream out;
  private final ProtobufBuffer buffer = new ProtobufBuffer(INITIAL_CAPACITY);

  /** The repeated field that is open at each depth; null where a message is. */
  private Field[] repeated = new Field[INITIAL_DEPTH];

  /** Where the piece begins that is open at each depth, if there is one. */
  private int[] starts = new int[INITIAL_DEPTH];

  private int depth;

  ProtobufMessageWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void startMessage(Field field) throws IOException {
    tag(field);
    push(null, buffer.startPiece());
  }

  @Override
  public void endMessage() throws IOException {
    buffer.endPiece(starts[--depth]);
  }

  /** Nothing stands around messages; integers are one piece. */
  @Override
  public void startRepeated(Field field) throws IOException {
    if (field.type() == Field.Type.PACKED_INT64) {
      tag(field);
      push(field, buffer.startPiece());
    } else {
      push(field, -1);
    }
  }

  @Override
  public void startElement() throws IOException {
    startMessage(repeated[depth - 1]);
  }

  @Override
  public void endElement() throws IOException {
    endMessage();
  }

  @Override
  public void element(long value) throws IOException {
    buffer.varint(value);
  }

  @Override
  public void endRepeated() throws IOException {
    int start = starts[--depth];
    if (start >= 0) {
      buffer.endPiece(start);
    }
  }

  private void push(Field field, int start) {
    if (depth == starts.length) {
      repeated = Arrays.copyOf(repeated, 2 * depth);
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    repeated[depth] = field;
    starts[depth++] = start;
  }

  @Override
  public void text(Field field, String value) throws IOException {
    tag(field);
    buffer.text(value);
  }

  @Override
  public void flag(Field field, boolean value) throws IOException {
    tag(field);
    buffer.varint(value ? 1 : 0);
  }

  @Override
  public void integer(Field field, long value) throws IOException {
    tag(field);
    switch (field.type()) {
      case FIXED64:
        buffer.fixed64(value);
        break;
      case SINT32:
        buffer.zigzag((int) value);
        break;
      default:
        buffer.varint(value);
    }
  }

  @Override
  public void floating(Field field, double value) throws IOException {
    tag(field);
    buffer.fixed64(Double.doubleToRawLongBits(value));
  }

  private void tag(Field field) throws IOException {
    buffer.varint(field.tag());
  }

  @Override
  public void close() throws IOException {
    buffer.writeTo(out);
    out.flush();
  }
}
