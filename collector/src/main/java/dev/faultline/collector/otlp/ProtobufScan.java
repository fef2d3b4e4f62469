package dev.faultline.collector.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;

/**
 * Counts what a protobuf message will be made of, without making it: two bytes can stand for an
 * object of a hundred.
 */
final class ProtobufScan {

  /** Protobuf's parser goes no deeper, and refuses the message. */
  private static final int MAX_DEPTH = 100;

  private final DecodingBudget budget;

  ProtobufScan(DecodingBudget budget) {
    this.budget = budget;
  }

  /**
   * Counts the parts of {@code body}.
   *
   * @throws OverBudgetException as soon as there are too many
   * @throws IOException if {@code body} is not protobuf
   */
  void count(byte[] body, Descriptor type) throws IOException {
    message(CodedInputStream.newInstance(body), type, 0);
  }

  private void message(CodedInputStream in, Descriptor type, int depth) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (isMessage(field, tag) && depth < MAX_DEPTH) {
        count(field.getMessageType());
        int end = in.pushLimit(in.readRawVarint32());
        message(in, field.getMessageType(), depth + 1);
        in.popLimit(end);
      } else {
        if (field == null || field.isRepeated()) {
          budget.part();
        }
        if (isPacked(field, tag)) {
          int length = in.readRawVarint32();
          // Each byte may be a number, which takes half of what a part does.
          for (int i = 0; i < length; i += 2) {
            budget.part();
          }
          in.skipRawBytes(length);
        } else {
          in.skipField(tag);
        }
      }
    }
  }

  private static boolean isMessage(FieldDescriptor field, int tag) {
    return field != null
        && field.getJavaType() == JavaType.MESSAGE
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static boolean isPacked(FieldDescriptor field, int tag) {
    return field != null
        && field.isPackable()
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private void count(Descriptor type) throws OverBudgetException {
    if (type.equals(LogRecord.getDescriptor())
        || type.equals(NumberDataPoint.getDescriptor())
        || type.equals(ExponentialHistogramDataPoint.getDescriptor())) {
      budget.record();
    } else {
      budget.part();
    }
  }
}
