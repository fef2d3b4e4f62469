package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What protobuf's own reader makes of our bytes. */
class ProtobufBufferTest {
  private static CodedInputStream read(ProtobufBuffer buffer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    buffer.writeTo(bytes);
    return CodedInputStream.newInstance(bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void writesIntegers(long value) throws IOException {
    ProtobufBuffer buffer = new ProtobufBuffer(1);
    buffer.varint(value);
    buffer.fixed64(value);
    buffer.zigzag((int) value);

    CodedInputStream in = read(buffer);
    assertThat(in.readInt64()).isEqualTo(value);
    assertThat(in.readFixed64()).isEqualTo(value);
    assertThat(in.readSInt32()).isEqualTo((int) value);
    assertThat(in.isAtEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -64, -63, 63, 64, Integer.MAX_VALUE})
  void writesSmallNegativeNumbersAsSmallOnes(int value) throws IOException {
    ProtobufBuffer buffer = new ProtobufBuffer(1);
    buffer.zigzag(value);

    assertThat(read(buffer).readSInt32()).isEqualTo(value);
  }

  /** Lengths around those at which the length itself takes another byte, or a text another part. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 126, 127, 128, 4_095, 4_096, 4_097, 16_383, 16_384, 2_097_152})
  void writesTextsOfAnyLength(int length) throws IOException {
    for (String unit : List.of("a", "ä", "€", "😀")) {
      String text = unit.repeat(length);
      ProtobufBuffer buffer = new ProtobufBuffer(1);
      buffer.text("before");
      buffer.text(text);
      buffer.text("a" + text);
      buffer.text("after");

      CodedInputStream in = read(buffer);
      assertThat(in.readStringRequireUtf8()).isEqualTo("before");
      assertThat(in.readStringRequireUtf8()).isEqualTo(text);
      assertThat(in.readStringRequireUtf8()).isEqualTo("a" + text);
      assertThat(in.readStringRequireUtf8()).isEqualTo("after");
      assertThat(in.isAtEnd()).isTrue();
    }
  }

  @Test
  void nestsPiecesOfAnyLength() throws IOException {
    Random random = new Random(7);
    ProtobufBuffer buffer = new ProtobufBuffer(1);
    List<Integer> open = new ArrayList<>();
    int levels = 200;
    for (int i = 0; i < levels; i++) {
      buffer.text("x".repeat(random.nextInt(300)));
      open.add(buffer.startPiece());
    }
    for (int i = levels - 1; i >= 0; i--) {
      buffer.endPiece(open.get(i));
      buffer.text("y".repeat(i));
    }

    CodedInputStream in = read(buffer);
    random = new Random(7);
    List<Integer> limits = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      assertThat(in.readString()).hasSize(random.nextInt(300));
      limits.add(in.pushLimit(in.readRawVarint32()));
    }
    for (int i = levels - 1; i >= 0; i--) {
      assertThat(in.isAtEnd()).isTrue();
      in.popLimit(limits.get(i));
      assertThat(in.readString()).isEqualTo("y".repeat(i));
    }
    assertThat(in.isAtEnd()).isTrue();
  }
}
