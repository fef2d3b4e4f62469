package dev.faultline.client.otlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The two encodings of OTLP/HTTP. */
public enum OtlpEncoding {
  /** Proto3's JSON. */
  JSON("application/json"),
  /** Protobuf's bytes. */
  PROTOBUF("application/x-protobuf");

  private final String contentType;

  OtlpEncoding(String contentType) {
    this.contentType = contentType;
  }

  /** The media type of requests and answers. */
  public String contentType() {
    return contentType;
  }

  /**
   * That of a request. What was kept on disk may have been encoded before the setting was changed,
   * or by another process.
   *
   * @param gzipped as an encoder made it
   * @throws IOException when it is not compressed with gzip, or empty
   */
  static OtlpEncoding of(byte[] gzipped) throws IOException {
    try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      int first = body.read();
      if (first < 0) {
        throw new IOException("the request is empty");
      }
      // No message of protobuf that we write begins so: it would be a group, in field 15.
      return first == '{' ? JSON : PROTOBUF;
    }
  }
}
