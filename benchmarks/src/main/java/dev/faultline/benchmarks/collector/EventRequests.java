package dev.faultline.benchmarks.collector;

import dev.faultline.benchmarks.delivery.SilentClientLog;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.http.Gzip;
import dev.faultline.client.otlp.CollectorBackendProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Requests of a hundred events over a number of issues by turns, protobuf under gzip, as the client
 * makes them. Each is a copy of one that the client has encoded, in which ids, times, numbers and
 * names are put in their places: making the load must not be what takes the time. Thread-safe.
 */
final class EventRequests {
  /** In each request. */
  static final int EVENTS = CollectorPlan.REQUEST_EVENTS;

  private static final int SERVICES = 10;

  private final int blocks;
  private final EventIds ids = new EventIds();
  private final byte[] template;
  private final Placeholder service;
  private final Placeholder id;
  private final Placeholder module;
  private final Placeholder number;
  private final Placeholder time;
  private final Placeholder observedTime;

  /**
   * A request.
   *
   * @param body as it is sent
   * @param lastEventId of the last event in it
   */
  record Made(byte[] body, String lastEventId) {}

  /**
   * Encodes the first of them.
   *
   * @param issues over which they go, a multiple of {@link #EVENTS}: event i is of issue i modulo
   *     that
   */
  EventRequests(int issues) {
    if (issues < EVENTS || issues % EVENTS != 0) {
      throw new IllegalArgumentException(issues + " issues are no multiple of " + EVENTS);
    }
    blocks = issues / EVENTS;
    template = encoded();
    service = Placeholder.in(template, ascii(SampleEvents.SERVICE), 1);
    id = Placeholder.in(template, ascii(SampleEvents.ID), EVENTS);
    module = Placeholder.in(template, ascii(SampleEvents.MODULE), EVENTS);
    number = Placeholder.in(template, ascii(SampleEvents.NUMBER), EVENTS);
    time = Placeholder.in(template, fixed(SampleEvents.TIME), EVENTS);
    observedTime = Placeholder.in(template, fixed(SampleEvents.OBSERVED_TIME), EVENTS);
  }

  private static byte[] encoded() {
    try {
      Backend backend =
          new CollectorBackendProvider()
              .create(
                  BackendContext.of(
                          "collector",
                          BackendSettings.of(
                              "faultline.backend.collector",
                              Map.of("endpoint", "http://localhost:4318")))
                      .resource(SampleEvents.resource())
                      .version("1")
                      .threads(Thread::new)
                      .log(new SilentClientLog())
                      .build());
      try {
        return Gzip.decompress(backend.encode(SampleEvents.some(EVENTS)));
      } finally {
        backend.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How large an event is before it is compressed, on average. */
  int eventBytes() {
    return template.length / EVENTS;
  }

  /**
   * Request {@code count}, from 0: two with the same number are of the same issues, and otherwise
   * differ. Its events happen as it is made.
   */
  Made make(long count) {
    byte[] request = template.clone();
    int block = (int) (count % blocks);
    byte[] moduleText = digits(block, SampleEvents.MODULE.length());
    service.put(request, 0, ascii("bookshop-0" + block % SERVICES));
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    String lastId = null;
    for (int i = 0; i < EVENTS; i++) {
      lastId = ids.next();
      id.put(request, i, ascii(lastId));
      module.put(request, i, moduleText);
      number.put(request, i, digits(count * EVENTS + i, SampleEvents.NUMBER.length()));
      time.put(request, i, fixed(now + i));
      observedTime.put(request, i, fixed(now + i));
    }
    return new Made(compressed(request), lastId);
  }

  /** At the fastest level, which the collector does not notice: it takes as long to unpack. */
  private static byte[] compressed(byte[] request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(request.length / 4);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(body) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] digits(long value, int length) {
    byte[] digits = new byte[length];
    long left = value;
    for (int i = length - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return digits;
  }

  /** As protobuf has it. */
  private static byte[] fixed(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
