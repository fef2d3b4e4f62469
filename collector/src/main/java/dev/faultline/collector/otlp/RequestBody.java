package dev.faultline.collector.otlp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a request's body, unpacked, within limits that hold for what is sent and for what it
 * unpacks to.
 */
final class RequestBody {

  private static final int CHUNK = 16 * 1024;

  private final long maxBytes;

  /**
   * @param maxBytes limit of the packed and of the unpacked body
   */
  RequestBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * All of {@code in}.
   *
   * @param encoding value of {@code Content-Encoding}, null when there is none
   * @param memory grows by what is read
   */
  byte[] read(InputStream in, String encoding, ByteBudget.Share memory)
      throws OtlpException, IOException {
    InputStream limited = new LimitedStream(in, maxBytes);
    try {
      return readAll(unpacked(limited, encoding), memory);
    } catch (CutOffException e) {
      throw new OtlpException(
          Refusal.BAD_DATA, "the body ended before its Content-Length: send it again, whole");
    } catch (ZipException | EOFException e) {
      throw new OtlpException(Refusal.BAD_DATA, "the body is not valid gzip: " + e.getMessage());
    } catch (TooLargeException e) {
      throw tooLarge("as sent");
    }
  }

  private static InputStream unpacked(InputStream in, String encoding)
      throws OtlpException, IOException {
    String name = encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT);
    switch (name) {
      case "":
      case "identity":
        return in;
      case "gzip":
      case "x-gzip":
        return new GZIPInputStream(in, CHUNK);
      default:
        throw new OtlpException(
            Refusal.UNSUPPORTED_MEDIA_TYPE,
            "Content-Encoding " + encoding + " is not supported: send gzip or no compression");
    }
  }

  private byte[] readAll(InputStream in, ByteBudget.Share memory)
      throws OtlpException, IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      if (body.size() + read > maxBytes) {
        throw tooLarge("unpacked");
      }
      if (!memory.grow(read)) {
        throw new OtlpException(Refusal.OVERLOADED, OverBudgetException.TOO_MUCH_AT_ONCE);
      }
      body.write(chunk, 0, read);
    }
    return body.toByteArray();
  }

  private OtlpException tooLarge(String form) {
    return new OtlpException(
        Refusal.TOO_LARGE,
        "the body is larger than " + maxBytes + " bytes " + form + ": send smaller batches");
  }

  /** Fails as soon as more than {@code remaining} bytes have come. */
  private static final class LimitedStream extends FilterInputStream {

    private long remaining;

    LimitedStream(InputStream in, long limit) {
      super(in);
      remaining = limit;
    }

    @Override
    public int read() throws IOException {
      int value = whole(super::read);
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = whole(() -> super.read(buffer, offset, length));
      count(Math.max(0, read));
      return read;
    }

    /** Tells a request that ends too early from gzip that does. */
    private static int whole(Reading reading) throws IOException {
      try {
        return reading.read();
      } catch (EOFException e) {
        throw new CutOffException(e);
      }
    }

    private void count(int bytes) throws TooLargeException {
      remaining -= bytes;
      if (remaining < 0) {
        throw new TooLargeException();
      }
    }
  }

  @FunctionalInterface
  private interface Reading {
    int read() throws IOException;
  }

  private static final class TooLargeException extends IOException {}

  private static final class CutOffException extends IOException {
    CutOffException(EOFException cause) {
      super(cause);
    }
  }
}
