package dev.faultline.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of metrics, read as strictly as Prometheus and OpenMetrics have it: every line has its
 * form, a family its lines together, a sample its family, a set of labels one value, and a
 * histogram buckets that rise to its count.
 */
final class Exposition {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE|UNIT) (" + NAME + ") ?(.*)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")(?:\\{((?:"
              + LABEL
              + ",)*"
              + LABEL
              + ")})? (NaN|[+-]Inf|-?[0-9.]+(?:[eE]-?[0-9]+)?)");
  private static final List<String> SUFFIXES =
      List.of("_total", "_bucket", "_sum", "_count", "_info");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final boolean open;
  private String family = "";

  private Exposition(boolean open) {
    this.open = open;
  }

  /** Fails when the text is not what a reader takes. */
  static Exposition parse(String text, boolean openMetrics) {
    assertThat(text).endsWith(openMetrics ? "\n# EOF\n" : "\n");
    Exposition page = new Exposition(openMetrics);
    String lines = openMetrics ? text.substring(0, text.length() - "# EOF\n".length()) : text;
    lines.lines().forEach(page::line);
    page.checkHistograms();
    return page;
  }

  private void line(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (comment.matches()) {
      String name = comment.group(2);
      if (!name.equals(family)) {
        assertThat(types).as("a family in two places").doesNotContainKey(name);
        family = name;
      }
      if (comment.group(1).equals("TYPE")) {
        assertThat(types.put(name, comment.group(3))).as(line).isNull();
      }
      if (comment.group(1).equals("UNIT")) {
        assertThat(open).isTrue();
        assertThat(name).endsWith("_" + comment.group(3));
      }
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as(line).isTrue();
    assertThat(familyOf(sample.group(1))).as(line).isEqualTo(family);
    double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
    String series = sample.group(1) + "{" + (sample.group(2) == null ? "" : sample.group(2)) + "}";
    assertThat(samples.put(series, value)).as("twice: " + line).isNull();
  }

  private String familyOf(String sample) {
    if (types.containsKey(sample) && !(open && types.get(sample).equals("counter"))) {
      return sample;
    }
    for (String suffix : SUFFIXES) {
      if (sample.endsWith(suffix)) {
        return sample.substring(0, sample.length() - suffix.length());
      }
    }
    return sample;
  }

  private void checkHistograms() {
    Map<String, Double> last = new HashMap<>();
    samples.forEach(
        (series, value) -> {
          Matcher bucket = Pattern.compile("(.*)_bucket\\{(.*?),?le=\"(.*)\"}").matcher(series);
          if (bucket.matches()) {
            String histogram = bucket.group(1) + "{" + bucket.group(2) + "}";
            assertThat(value).as(series).isGreaterThanOrEqualTo(last.getOrDefault(histogram, 0.0));
            last.put(histogram, value);
            if (bucket.group(3).equals("+Inf")) {
              assertThat(value).isEqualTo(value(bucket.group(1) + "_count", bucket.group(2)));
            }
          }
        });
    types.forEach(
        (name, type) ->
            assertThat(type).isIn("counter", "gauge", "histogram", open ? "info" : "gauge"));
  }

  /** The kinds of all families by their names. */
  Map<String, String> types() {
    return types;
  }

  /**
   * A sample.
   *
   * @param labels as they stand in the text
   * @return NaN when there is none
   */
  double value(String name, String labels) {
    return samples.getOrDefault(name + "{" + labels + "}", Double.NaN);
  }
}
