package dev.faultline.benchmarks.collector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where in an encoded request something stands that differs from request to request, as often for
 * one event as for another. What takes its place is as long. Immutable.
 */
final class Placeholder {
  private final int[] places;
  private final int length;
  private final int perEvent;

  private Placeholder(int[] places, int length, int perEvent) {
    this.places = places;
    this.length = length;
    this.perEvent = perEvent;
  }

  /**
   * Finds it.
   *
   * @param events how many the request has, each of them with it; 1 for what belongs to the request
   * @throws IllegalArgumentException when it is not there, or not as often for each event
   */
  static Placeholder in(byte[] request, byte[] what, int events) {
    int[] places =
        IntStream.rangeClosed(0, request.length - what.length)
            .filter(at -> Arrays.equals(request, at, at + what.length, what, 0, what.length))
            .toArray();
    if (places.length == 0 || places.length % events != 0) {
      throw new IllegalArgumentException(
          new String(what, StandardCharsets.ISO_8859_1)
              + " is there "
              + places.length
              + " times, for "
              + events
              + " events");
    }
    return new Placeholder(places, what.length, places.length / events);
  }

  /** Puts {@code value}, which is as long, in its places of an event. */
  void put(byte[] request, int event, byte[] value) {
    if (value.length != length) {
      throw new IllegalArgumentException(value.length + " bytes in place of " + length);
    }
    for (int i = event * perEvent; i < (event + 1) * perEvent; i++) {
      System.arraycopy(value, 0, request, places[i], length);
    }
  }
}
