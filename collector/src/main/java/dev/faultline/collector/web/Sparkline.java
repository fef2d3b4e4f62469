package dev.faultline.collector.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts over time as bars of equal width, oldest first, in a box of {@link #WIDTH} by {@link
 * #HEIGHT}.
 *
 * @param bars those that are not empty
 * @param summary what it shows, in words
 */
public record Sparkline(List<Bar> bars, String summary) {

  public static final int WIDTH = 240;
  public static final int HEIGHT = 40;

  private static final double GAP = 1;
  private static final double MIN_BAR = 2;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** One bar; positions in the box's units. */
  public record Bar(String x, String y, String width, String height, String title) {}

  /**
   * @param hours counts by hours since 1970
   * @param lastHour the hour at the right end
   * @param bars how many bars
   * @param hoursPerBar how many hours each stands for
   */
  static Sparkline of(Map<Long, Long> hours, long lastHour, int bars, int hoursPerBar) {
    long firstHour = lastHour - (long) bars * hoursPerBar + 1;
    long[] counts = new long[bars];
    long max = 0;
    long sum = 0;
    for (Map.Entry<Long, Long> hour : hours.entrySet()) {
      long index = Math.floorDiv(hour.getKey() - firstHour, (long) hoursPerBar);
      if (index >= 0 && index < bars) {
        counts[(int) index] += hour.getValue();
        max = Math.max(max, counts[(int) index]);
        sum += hour.getValue();
      }
    }
    List<Bar> shown = new ArrayList<>();
    for (int i = 0; i < bars; i++) {
      if (counts[i] > 0) {
        shown.add(bar(i, bars, counts[i], max, firstHour + (long) i * hoursPerBar));
      }
    }
    return new Sparkline(shown, Counts.full(sum) + " in the last " + span(bars * hoursPerBar));
  }

  private static Bar bar(int index, int bars, long count, long max, long hour) {
    double width = (double) WIDTH / bars;
    double height = MIN_BAR + (HEIGHT - MIN_BAR) * count / max;
    return new Bar(
        number(index * width),
        number(HEIGHT - height),
        number(width - GAP),
        number(height),
        HOUR.format(Instant.ofEpochSecond(hour * 3600)) + " UTC: " + Counts.full(count));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String span(int hours) {
    return hours % 24 == 0 && hours > 24 ? hours / 24 + " days" : hours + " hours";
  }
}
