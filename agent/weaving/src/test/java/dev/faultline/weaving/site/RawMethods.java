package dev.faultline.weaving.site;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;

/** The bytes of each method of a class file, with everything that belongs to it. */
final class RawMethods {

  private RawMethods() {}

  static List<byte[]> of(byte[] file) {
    int start = new ClassReader(file).header;
    CountingInput input = new CountingInput(file, start);
    try (DataInputStream in = new DataInputStream(input)) {
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
      for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
        skipMember(in);
      }
      List<byte[]> methods = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        int from = input.position();
        skipMember(in);
        methods.add(Arrays.copyOfRange(file, from, input.position()));
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipMember(DataInputStream in) throws IOException {
    in.skipNBytes(6);
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
  }

  private static final class CountingInput extends ByteArrayInputStream {

    CountingInput(byte[] bytes, int from) {
      super(bytes, from, bytes.length - from);
    }

    int position() {
      return pos;
    }
  }
}
